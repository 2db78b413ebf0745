import { type Attribute, writeAttribute } from './attributes.ts';
import { signPacket } from './authenticator.ts';
import { Type } from './codes.ts';
import {
  AUTHENTICATOR_AT,
  AUTHENTICATOR_BYTES,
  HEADER_BYTES,
  MESSAGE_AUTHENTICATOR_BYTES,
  PACKET_BYTES_MAX,
} from './packet.ts';

export interface RequestParts {
  code: number;
  /** 0…255. */
  identifier: number;
  secret: Buffer;
  attributes: readonly Attribute[];
  /** 16 random bytes for Access-Request and Status-Server; the others compute theirs. */
  authenticator?: Uint8Array;
  /** Whether to sign with a Message-Authenticator as first attribute. */
  isSigned: boolean;
}

/** A complete signed request. Throws RangeError when it exceeds 4096 bytes. */
export function buildRequest(parts: RequestParts): Buffer {
  const bytes = Buffer.alloc(PACKET_BYTES_MAX);
  bytes[0] = parts.code;
  bytes[1] = parts.identifier;
  if (parts.authenticator !== undefined) {
    bytes.set(parts.authenticator.subarray(0, AUTHENTICATOR_BYTES), AUTHENTICATOR_AT);
  }
  let at = HEADER_BYTES;
  if (parts.isSigned) {
    bytes[at] = Type.messageAuthenticator;
    bytes[at + 1] = MESSAGE_AUTHENTICATOR_BYTES;
    at += MESSAGE_AUTHENTICATOR_BYTES;
  }
  for (const attribute of parts.attributes) at = writeAttribute(bytes, at, attribute);
  bytes.writeUInt16BE(at, 2);
  const request = Buffer.from(bytes.subarray(0, at));
  signPacket(request, parts.secret, parts.isSigned ? HEADER_BYTES + 2 : -1);
  return request;
}
