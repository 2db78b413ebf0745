import { type Attribute, writeAttribute } from './attributes.ts';
import { signPacket } from './authenticator.ts';
import { Code, Type } from './codes.ts';
import {
  authenticatorOf,
  HEADER_BYTES,
  MESSAGE_AUTHENTICATOR_BYTES,
  PACKET_BYTES_MAX,
  type Packet,
} from './packet.ts';

const REPLY_MESSAGE_BYTES_MAX = 253;
const scratch = Buffer.alloc(PACKET_BYTES_MAX);

/**
 * A signed reply: Message-Authenticator first (CVE-2024-3596), then the attributes, then the
 * request's Proxy-States unchanged and in their order (RFC 2865 §5.33). Throws RangeError when
 * that exceeds 4096 bytes.
 *
 * The answer to an Accounting-Request bears no Message-Authenticator: no RFC says over which
 * authenticator it is computed there, FreeRADIUS 3.2 takes zeros and others the request's, and its
 * Response Authenticator already covers it. The same code in answer to Status-Server is clear.
 */
export function buildReply(
  request: Packet,
  secret: Buffer,
  code: number,
  attributes: readonly Attribute[],
): Buffer {
  scratch[0] = code;
  scratch[1] = request.identifier;
  const isSigned = request.code !== Code.accountingRequest;
  let at = HEADER_BYTES;
  if (isSigned) {
    scratch[at] = Type.messageAuthenticator;
    scratch[at + 1] = MESSAGE_AUTHENTICATOR_BYTES;
    at += MESSAGE_AUTHENTICATOR_BYTES;
  }
  for (const attribute of attributes) at = writeAttribute(scratch, at, attribute);
  if (request.hasProxyState) at = copyProxyStates(request.bytes, at);
  scratch.writeUInt16BE(at, 2);
  const reply = Buffer.from(scratch.subarray(0, at));
  signPacket(reply, secret, isSigned ? HEADER_BYTES + 2 : -1, authenticatorOf(request));
  return reply;
}

/** An Access-Reject: it may carry words and nothing that grants anything (RFC 2865 §5.44). */
export function buildReject(request: Packet, secret: Buffer, replyMessage: string): Buffer {
  const words = { vendor: 0, type: Type.replyMessage, value: fittingWords(replyMessage) };
  return buildReply(request, secret, Code.accessReject, [words]);
}

function copyProxyStates(bytes: Buffer, start: number): number {
  let to = start;
  for (let at = HEADER_BYTES; at < bytes.length; at += bytes[at + 1] ?? bytes.length) {
    if (bytes[at] !== Type.proxyState) continue;
    const end = at + (bytes[at + 1] ?? 2);
    if (to + end - at > PACKET_BYTES_MAX) throw new RangeError('no room to echo Proxy-State');
    scratch.set(bytes.subarray(at, end), to);
    to += end - at;
  }
  return to;
}

/** Cut at a character, never inside one. */
function fittingWords(words: string): Buffer {
  const bytes = Buffer.from(words.replaceAll('\0', ''));
  if (bytes.length <= REPLY_MESSAGE_BYTES_MAX) return bytes;
  let end = REPLY_MESSAGE_BYTES_MAX;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
