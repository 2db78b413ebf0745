import { createHash } from 'node:crypto';
import { md5 } from './digest.ts';
import { md4 } from './md4.ts';
import { encryptUserPassword } from './password.ts';

/** MPPE session keys (RFC 3079 §3) and how RADIUS carries them (RFC 2548 §2.4). */

const MAGIC_MASTER_KEY = Buffer.from('This is the MPPE Master Key');
const MAGIC_CLIENT_SENDS = Buffer.from(
  'On the client side, this is the send key; on the server side, it is the receive key.',
);
const MAGIC_SERVER_SENDS = Buffer.from(
  'On the client side, this is the receive key; on the server side, it is the send key.',
);
const PAD_1 = Buffer.alloc(40);
const PAD_2 = Buffer.alloc(40, 0xf2);
const KEY_BYTES = 16;

export interface MppeKeys {
  /** What the server encrypts with: MS-MPPE-Send-Key. */
  readonly sendKey: Buffer;
  /** What the server decrypts with: MS-MPPE-Recv-Key. */
  readonly recvKey: Buffer;
}

/** The 128-bit start keys of an MS-CHAPv2 session, from the server's side (RFC 3079 §3.4). */
export function mppeKeys(passwordHash: Uint8Array, ntResponse: Uint8Array): MppeKeys {
  const master = mppeMasterKey(passwordHash, ntResponse);
  return {
    sendKey: startKey(master, MAGIC_SERVER_SENDS),
    recvKey: startKey(master, MAGIC_CLIENT_SENDS),
  };
}

/** The 16-byte master key (RFC 3079 §3.4, GetMasterKey). */
export function mppeMasterKey(passwordHash: Uint8Array, ntResponse: Uint8Array): Buffer {
  const hash = createHash('sha1').update(md4(passwordHash)).update(ntResponse);
  return hash.update(MAGIC_MASTER_KEY).digest().subarray(0, KEY_BYTES);
}

/**
 * Encrypts an MPPE key (the same salted scheme serves Tunnel-Password, RFC 2868 §3.5). The salt is
 * two bytes, unique within the packet; its highest bit is set here.
 */
export function encryptSalted(
  key: Uint8Array,
  salt: Uint8Array,
  secret: Buffer,
  requestAuthenticator: Uint8Array,
): Buffer {
  const paddedBytes = Math.ceil((key.length + 1) / KEY_BYTES) * KEY_BYTES;
  const out = Buffer.alloc(2 + paddedBytes);
  out[0] = (salt[0] ?? 0) | 0x80;
  out[1] = salt[1] ?? 0;
  out[2] = key.length;
  out.set(key, 3);
  let previous: Uint8Array = Buffer.concat([requestAuthenticator, out.subarray(0, 2)]);
  for (let at = 2; at < out.length; at += KEY_BYTES) {
    const mask = md5(Buffer.concat([secret, previous]));
    for (let i = 0; i < KEY_BYTES; i += 1) out[at + i] = (out[at + i] ?? 0) ^ (mask[i] ?? 0);
    previous = out.subarray(at, at + KEY_BYTES);
  }
  return out;
}

/** The value of MS-CHAP-MPPE-Keys for MS-CHAP version 1 (RFC 2548 §2.4.1); no LM key. */
export function mschapMppeKeys(
  passwordHash: Uint8Array,
  secret: Buffer,
  requestAuthenticator: Uint8Array,
): Buffer {
  const keys = Buffer.alloc(32);
  keys.set(md4(passwordHash), 8);
  return encryptUserPassword(keys, secret, requestAuthenticator);
}

function startKey(master: Uint8Array, magic: Uint8Array): Buffer {
  const hash = createHash('sha1').update(master).update(PAD_1).update(magic).update(PAD_2);
  return hash.digest().subarray(0, KEY_BYTES);
}
