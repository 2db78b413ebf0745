import { DIGEST_BYTES, equalBytes, md5, md5Into } from './digest.ts';

/** User-Password and CHAP (RFC 2865 §5.2, §5.3, §5.40). */

const PASSWORD_BYTES_MAX = 128;
const CHAP_PASSWORD_BYTES = 17;

/**
 * Decrypts a User-Password: the padding is taken off. Null when its length is not 16…128 in steps
 * of 16. With a wrong secret the result is noise, never an error.
 */
export function decryptUserPassword(
  encrypted: Uint8Array,
  secret: Buffer,
  requestAuthenticator: Uint8Array,
): Buffer | null {
  const length = encrypted.length;
  if (length < DIGEST_BYTES || length > PASSWORD_BYTES_MAX || length % DIGEST_BYTES !== 0) {
    return null;
  }
  const clear = Buffer.allocUnsafe(length);
  const keyed = Buffer.allocUnsafe(secret.length + DIGEST_BYTES);
  keyed.set(secret, 0);
  keyed.set(requestAuthenticator, secret.length);
  for (let block = 0; block < length; block += DIGEST_BYTES) {
    md5Into(clear, block, keyed);
    keyed.set(encrypted.subarray(block, block + DIGEST_BYTES), secret.length);
  }
  let clearBytes = 0;
  for (let i = 0; i < length; i += 1) {
    clear[i] = (clear[i] ?? 0) ^ (encrypted[i] ?? 0);
    if (clear[i] !== 0) clearBytes = i + 1;
  }
  return clear.subarray(0, clearBytes);
}

/** Encrypts a User-Password. Throws RangeError beyond 128 bytes. */
export function encryptUserPassword(
  password: Uint8Array,
  secret: Buffer,
  requestAuthenticator: Uint8Array,
): Buffer {
  if (password.length > PASSWORD_BYTES_MAX)
    throw new RangeError('a password has 128 bytes at most');
  const blocks = Math.max(1, Math.ceil(password.length / DIGEST_BYTES));
  const encrypted = Buffer.alloc(blocks * DIGEST_BYTES);
  encrypted.set(password, 0);
  let previous = requestAuthenticator;
  for (let at = 0; at < encrypted.length; at += DIGEST_BYTES) {
    const mask = md5(Buffer.concat([secret, previous]));
    for (let i = 0; i < DIGEST_BYTES; i += 1) {
      encrypted[at + i] = (encrypted[at + i] ?? 0) ^ (mask[i] ?? 0);
    }
    previous = encrypted.subarray(at, at + DIGEST_BYTES);
  }
  return encrypted;
}

/** The 17 bytes of CHAP-Password: identifier, then MD5(identifier ‖ password ‖ challenge). */
export function chapPassword(
  identifier: number,
  password: Uint8Array,
  challenge: Uint8Array,
): Buffer {
  const id = Buffer.of(identifier);
  return Buffer.concat([id, md5(Buffer.concat([id, password, challenge]))]);
}

/** Whether a CHAP-Password of 17 bytes answers the challenge with this password; constant time. */
export function chapPasswordMatches(
  given: Uint8Array,
  password: Uint8Array,
  challenge: Uint8Array,
): boolean {
  if (given.length !== CHAP_PASSWORD_BYTES) return false;
  return equalBytes(given, chapPassword(given[0] ?? 0, password, challenge));
}

const givenPadded = Buffer.alloc(PASSWORD_BYTES_MAX);
const expectedPadded = Buffer.alloc(PASSWORD_BYTES_MAX);

/** Compares passwords without telling by its time where they differ. */
export function passwordsMatch(given: Uint8Array, expected: string): boolean {
  givenPadded.fill(0).set(given.subarray(0, PASSWORD_BYTES_MAX));
  expectedPadded.fill(0).write(expected, 'utf8');
  const same = equalBytes(givenPadded, expectedPadded);
  return same && given.length === Buffer.byteLength(expected);
}
