import { hash, timingSafeEqual } from 'node:crypto';

/**
 * MD5 and HMAC-MD5 straight into a caller's buffer.
 *
 * `crypto.hash` with the `binary` encoding is about three times faster than `createHash` and seven
 * times faster than `createHmac`, so HMAC (RFC 2104) is composed here from two plain digests.
 */

export const DIGEST_BYTES = 16;
const BLOCK_BYTES = 64;
const MESSAGE_BYTES_MAX = 4096 + 256;

interface HmacKey {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

const hmacKeys = new WeakMap<Buffer, HmacKey>();
const innerScratch = Buffer.alloc(BLOCK_BYTES + MESSAGE_BYTES_MAX);
const outerScratch = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);

/** Writes MD5(data), 16 bytes, into `out` at `at`. */
export function md5Into(out: Buffer, at: number, data: Uint8Array): void {
  out.write(hash('md5', data, 'binary'), at, DIGEST_BYTES, 'latin1');
}

/** MD5(data) as a new 16-byte buffer. */
export function md5(data: Uint8Array): Buffer {
  return Buffer.from(hash('md5', data, 'binary'), 'latin1');
}

/** Writes HMAC-MD5(secret, data), 16 bytes, into `out` at `at`. At most 4352 bytes of data. */
export function hmacMd5Into(out: Buffer, at: number, secret: Buffer, data: Uint8Array): void {
  if (data.length > MESSAGE_BYTES_MAX) throw new RangeError('HMAC input exceeds a RADIUS packet');
  const key = hmacKey(secret);
  innerScratch.set(key.inner, 0);
  innerScratch.set(data, BLOCK_BYTES);
  outerScratch.set(key.outer, 0);
  md5Into(outerScratch, BLOCK_BYTES, innerScratch.subarray(0, BLOCK_BYTES + data.length));
  md5Into(out, at, outerScratch);
}

/** Whether two byte strings are equal, in time that depends on their length alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function hmacKey(secret: Buffer): HmacKey {
  const known = hmacKeys.get(secret);
  if (known !== undefined) return known;
  const block = Buffer.alloc(BLOCK_BYTES);
  block.set(secret.length > BLOCK_BYTES ? md5(secret) : secret);
  const key = { inner: block.map((byte) => byte ^ 0x36), outer: block.map((byte) => byte ^ 0x5c) };
  const prepared = { inner: Buffer.from(key.inner), outer: Buffer.from(key.outer) };
  hmacKeys.set(secret, prepared);
  return prepared;
}
