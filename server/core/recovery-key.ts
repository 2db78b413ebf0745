/** Crockford's alphabet: no I, L, O, U, so it can be read aloud and written by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_BYTES = 20;
const GROUP = 4;

/** 160 bits as eight groups of four signs, for a piece of paper. */
export function writeRecoveryKey(key: Uint8Array): string {
  let bits = 0n;
  for (const byte of key) bits = (bits << 8n) | BigInt(byte);
  const signs: string[] = [];
  for (let n = 0; n < (KEY_BYTES * 8) / 5; n += 1) {
    signs.unshift(ALPHABET[Number(bits & 31n)] ?? '');
    bits >>= 5n;
  }
  return (signs.join('').match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** The key as somebody typed it: case, dashes and look-alikes do not matter. Null when it is none. */
export function readRecoveryKey(typed: string): Uint8Array | null {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (signs.length !== (KEY_BYTES * 8) / 5) return null;
  let bits = 0n;
  for (const sign of signs) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const key = new Uint8Array(KEY_BYTES);
  for (let n = KEY_BYTES - 1; n >= 0; n -= 1) {
    key[n] = Number(bits & 255n);
    bits >>= 8n;
  }
  return key;
}

export const RECOVERY_KEY_BYTES = KEY_BYTES;
