import { Code } from './codes.ts';
import { DIGEST_BYTES, equalBytes, hmacMd5Into, md5Into } from './digest.ts';
import { AUTHENTICATOR_AT, AUTHENTICATOR_BYTES, PACKET_BYTES_MAX, type Packet } from './packet.ts';

/**
 * Signing and checking, always on raw bytes and in constant time.
 *
 * Order when building (RFC 5176 §3.4): zero authenticator → HMAC → insert Message-Authenticator →
 * MD5. Access-Request and Status-Server have a random authenticator, which takes part as it is.
 */

const SECRET_BYTES_MAX = 256;
const scratch = Buffer.alloc(PACKET_BYTES_MAX + SECRET_BYTES_MAX);
const digest = Buffer.alloc(DIGEST_BYTES);

/**
 * Whether the packet's Message-Authenticator is right (RFC 2869 §5.14, RFC 5176 §3.4). False
 * without one. For a reply pass the authenticator of its request.
 */
export function messageAuthenticatorIsValid(
  packet: Packet,
  secret: Buffer,
  requestAuthenticator?: Uint8Array,
): boolean {
  const at = packet.messageAuthenticatorAt;
  if (at < 0) return false;
  const { bytes } = packet;
  scratch.set(bytes, 0);
  scratch.fill(0, at, at + DIGEST_BYTES);
  if (requestAuthenticator !== undefined) scratch.set(requestAuthenticator, AUTHENTICATOR_AT);
  else if (!hasRandomAuthenticator(packet.code)) zeroAuthenticator(scratch);
  hmacMd5Into(digest, 0, secret, scratch.subarray(0, bytes.length));
  return equalBytes(digest, bytes.subarray(at, at + DIGEST_BYTES));
}

/**
 * Whether an Accounting-, CoA- or Disconnect-Request was signed with the secret (RFC 2866 §3):
 * MD5(Code ‖ Identifier ‖ Length ‖ 16 zero octets ‖ Attributes ‖ Secret).
 */
export function requestAuthenticatorIsValid(packet: Packet, secret: Buffer): boolean {
  const { bytes } = packet;
  scratch.set(bytes, 0);
  zeroAuthenticator(scratch);
  digestWithSecret(bytes.length, secret);
  return equalBytes(digest, bytes.subarray(AUTHENTICATOR_AT, AUTHENTICATOR_AT + DIGEST_BYTES));
}

/**
 * Whether a reply belongs to our request and was signed with the secret (RFC 2865 §3), its
 * Message-Authenticator included when it carries one.
 */
export function replyIsValid(
  packet: Packet,
  requestAuthenticator: Uint8Array,
  secret: Buffer,
): boolean {
  const { bytes } = packet;
  scratch.set(bytes, 0);
  scratch.set(requestAuthenticator, AUTHENTICATOR_AT);
  digestWithSecret(bytes.length, secret);
  const given = bytes.subarray(AUTHENTICATOR_AT, AUTHENTICATOR_AT + DIGEST_BYTES);
  if (!equalBytes(digest, given)) return false;
  if (packet.messageAuthenticatorAt < 0) return true;
  return messageAuthenticatorIsValid(packet, secret, requestAuthenticator);
}

/**
 * Signs a packet in place. `bytes` is complete but for its authenticator and the 16 bytes at
 * `messageAuthenticatorAt` (−1: none). A reply takes its request's authenticator.
 */
export function signPacket(
  bytes: Buffer,
  secret: Buffer,
  messageAuthenticatorAt: number,
  requestAuthenticator?: Uint8Array,
): void {
  const random = hasRandomAuthenticator(bytes[0] ?? 0);
  if (requestAuthenticator !== undefined) bytes.set(requestAuthenticator, AUTHENTICATOR_AT);
  else if (!random) zeroAuthenticator(bytes);
  if (messageAuthenticatorAt >= 0) {
    bytes.fill(0, messageAuthenticatorAt, messageAuthenticatorAt + DIGEST_BYTES);
    hmacMd5Into(bytes, messageAuthenticatorAt, secret, bytes);
  }
  if (random) return;
  scratch.set(bytes, 0);
  digestWithSecret(bytes.length, secret);
  bytes.set(digest, AUTHENTICATOR_AT);
}

function digestWithSecret(length: number, secret: Buffer): void {
  if (secret.length > SECRET_BYTES_MAX)
    throw new RangeError('a shared secret has 256 bytes at most');
  scratch.set(secret, length);
  md5Into(digest, 0, scratch.subarray(0, length + secret.length));
}

function hasRandomAuthenticator(code: number): boolean {
  return code === Code.accessRequest || code === Code.statusServer;
}

function zeroAuthenticator(bytes: Buffer): void {
  bytes.fill(0, AUTHENTICATOR_AT, AUTHENTICATOR_AT + AUTHENTICATOR_BYTES);
}
