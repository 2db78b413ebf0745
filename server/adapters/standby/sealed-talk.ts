import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readRecoveryKey } from '../../core/recovery-key.ts';
import type { Answer, Ask, Reply } from '../../ports/standby.ts';

/**
 * What two boxes say to each other, over any network: AES-256-GCM under a key made of the pairing
 * code. An answer is bound to the nonce of its question, so no old one can be played again.
 *
 *     12 bytes nonce ‖ 16 bytes tag ‖ sealed( 4 bytes length ‖ JSON ‖ bytes )
 */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;

export function talkKey(code: string): Buffer {
  const secret = readRecoveryKey(code);
  if (!secret) throw new Error('The pairing code has eight groups of four signs.');
  return Buffer.from(hkdfSync('sha256', secret, '', 'mlango standby', 32));
}

/** @returns the message, and its nonce for the answer */
export function sealAsk(key: Buffer, ask: Ask): { message: Buffer; nonce: Buffer } {
  const message = seal(key, 'ask', ask, Buffer.alloc(0));
  return { message, nonce: message.subarray(0, NONCE_BYTES) };
}

/** Null for whatever was not sealed with this key. */
export function openAsk(key: Buffer, message: Uint8Array): { ask: Ask; nonce: Buffer } | null {
  const opened = open(key, 'ask', Buffer.from(message));
  return opened && { ask: opened.value as Ask, nonce: opened.nonce };
}

export function sealReply(key: Buffer, nonce: Buffer, { answer, bytes }: Reply): Buffer {
  return seal(key, `answer ${nonce.toString('hex')}`, answer, Buffer.from(bytes));
}

export function openReply(key: Buffer, nonce: Buffer, message: Uint8Array): Reply | null {
  const opened = open(key, `answer ${nonce.toString('hex')}`, Buffer.from(message));
  return opened && { answer: opened.value as Answer, bytes: opened.bytes };
}

function seal(key: Buffer, purpose: string, value: object, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const json = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const body = [length, json, bytes].map((part) => cipher.update(part));
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), ...body]);
}

function open(key: Buffer, purpose: string, message: Buffer) {
  if (message.length < NONCE_BYTES + TAG_BYTES + LENGTH_BYTES) return null;
  const nonce = message.subarray(0, NONCE_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(message.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = decipher.update(message.subarray(NONCE_BYTES + TAG_BYTES));
    decipher.final();
    const begin = LENGTH_BYTES + body.readUInt32BE();
    const value: unknown = JSON.parse(body.subarray(LENGTH_BYTES, begin).toString());
    return { value, bytes: body.subarray(begin), nonce };
  } catch {
    return null;
  }
}
