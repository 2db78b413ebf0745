import { createCipheriv, createHash } from 'node:crypto';
import { equalBytes } from './digest.ts';
import { md4 } from './md4.ts';

/** MS-CHAP and MS-CHAPv2 (RFC 2433, RFC 2759) as PPPoE clients use them. */

const MAGIC_SERVER_TO_CLIENT = Buffer.from('Magic server to client signing constant');
const MAGIC_PAD = Buffer.from('Pad to make it do more than one iteration');

/** The 16-byte NT hash: MD4 of the password in UTF-16LE (RFC 2759 §8.3). */
export function ntPasswordHash(password: string): Buffer {
  return md4(Buffer.from(password, 'utf16le'));
}

/** The 8-byte challenge both sides derive (RFC 2759 §8.2); the user name without its domain. */
export function challengeHash(
  peerChallenge: Uint8Array,
  authenticatorChallenge: Uint8Array,
  userName: Uint8Array,
): Buffer {
  const hash = createHash('sha1').update(peerChallenge).update(authenticatorChallenge);
  return hash.update(withoutDomain(userName)).digest().subarray(0, 8);
}

/** The 24-byte NT-Response to an 8-byte challenge (RFC 2759 §8.5). */
export function challengeResponse(challenge: Uint8Array, passwordHash: Uint8Array): Buffer {
  const key = Buffer.alloc(21);
  key.set(passwordHash, 0);
  return Buffer.concat([0, 7, 14].map((at) => desEncrypt(challenge, key.subarray(at, at + 7))));
}

/** The "S=…" by which the server proves that it too knew the password (RFC 2759 §8.7). */
export function authenticatorResponse(
  passwordHash: Uint8Array,
  ntResponse: Uint8Array,
  challenge: Uint8Array,
): string {
  const digest = createHash('sha1')
    .update(md4(passwordHash))
    .update(ntResponse)
    .update(MAGIC_SERVER_TO_CLIENT)
    .digest();
  const proof = createHash('sha1').update(digest).update(challenge).update(MAGIC_PAD).digest('hex');
  return `S=${proof.toUpperCase()}`;
}

/** Whether the NT-Response is the one this password gives; constant time. */
export function ntResponseMatches(
  given: Uint8Array,
  challenge: Uint8Array,
  passwordHash: Uint8Array,
): boolean {
  return equalBytes(given, challengeResponse(challenge, passwordHash));
}

function withoutDomain(userName: Uint8Array): Uint8Array {
  return userName.subarray(userName.lastIndexOf('\\'.charCodeAt(0)) + 1);
}

/** One DES block. Triple DES with three equal keys is DES, and OpenSSL 3 still has it. */
function desEncrypt(block: Uint8Array, key7: Uint8Array): Buffer {
  const key = withParityBits(key7);
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null);
  cipher.setAutoPadding(false);
  return cipher.update(block);
}

/** Spreads 56 bits over 8 bytes of 7; DES ignores the lowest bit of each. */
function withParityBits(key7: Uint8Array): Buffer {
  let bits = 0n;
  for (const byte of key7) bits = (bits << 8n) | BigInt(byte);
  const key = Buffer.alloc(8);
  for (let i = 0; i < 8; i += 1) key[i] = Number((bits >> BigInt(49 - 7 * i)) & 0x7fn) << 1;
  return key;
}
