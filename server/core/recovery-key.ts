import { CODE_ALPHABET, readSymbols } from './voucher-code.ts';

export const RECOVERY_KEY_BYTES = 20;
const SIGNS = (RECOVERY_KEY_BYTES * 8) / 5;
const GROUP = 4;

/** 160 bits as eight groups of four signs, for a piece of paper. */
export function writeRecoveryKey(key: Uint8Array): string {
  let bits = 0n;
  for (const byte of key) bits = (bits << 8n) | BigInt(byte);
  const signs: string[] = [];
  for (let n = 0; n < SIGNS; n += 1) {
    signs.unshift(CODE_ALPHABET[Number(bits & 31n)] ?? '');
    bits >>= 5n;
  }
  return (signs.join('').match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** The key as somebody typed it: case, dashes and look-alikes do not matter. Null when it is none. */
export function readRecoveryKey(typed: string): Uint8Array | null {
  const signs = readSymbols(typed.replace(/[\s-]/g, ''));
  if (signs.length !== SIGNS) return null;
  let bits = 0n;
  for (const sign of signs) {
    const value = CODE_ALPHABET.indexOf(sign);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const key = new Uint8Array(RECOVERY_KEY_BYTES);
  for (let n = RECOVERY_KEY_BYTES - 1; n >= 0; n -= 1) {
    key[n] = Number(bits & 255n);
    bits >>= 8n;
  }
  return key;
}
