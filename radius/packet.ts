import { Type } from './codes.ts';

/**
 * Framing (RFC 2865 §3, §5): what must hold before a single attribute is believed. Works on the
 * received bytes without copying them.
 */

export const HEADER_BYTES = 20;
export const PACKET_BYTES_MAX = 4096;
export const AUTHENTICATOR_AT = 4;
export const AUTHENTICATOR_BYTES = 16;
/** Type, length and 16 bytes of HMAC. */
export const MESSAGE_AUTHENTICATOR_BYTES = 18;
const VENDOR_SPECIFIC_BYTES_MIN = 7;

export type FramingFault =
  | 'too_short'
  | 'too_long'
  | 'truncated'
  | 'bad_attribute_length'
  | 'bad_attribute_type'
  | 'bad_vendor_attribute'
  | 'bad_message_authenticator';

/** One well-formed packet, cut to its Length field. */
export interface Packet {
  readonly kind: 'packet';
  readonly bytes: Buffer;
  readonly code: number;
  readonly identifier: number;
  /** Offset of the 16 bytes inside the Message-Authenticator; −1 without one. */
  readonly messageAuthenticatorAt: number;
  readonly hasProxyState: boolean;
  readonly hasEapMessage: boolean;
}

export type Framed = Packet | { readonly kind: 'malformed'; readonly fault: FramingFault };

/**
 * Checks the framing of a datagram. Bytes beyond Length are padding and are cut off; everything
 * else that does not fit exactly is malformed. Never throws.
 */
export function framePacket(datagram: Buffer): Framed {
  if (datagram.length < HEADER_BYTES) return malformed('too_short');
  const length = datagram.readUInt16BE(2);
  if (length < HEADER_BYTES) return malformed('too_short');
  if (length > PACKET_BYTES_MAX) return malformed('too_long');
  if (length > datagram.length) return malformed('truncated');
  let messageAuthenticatorAt = -1;
  let hasProxyState = false;
  let hasEapMessage = false;
  let at = HEADER_BYTES;
  while (at < length) {
    if (at + 2 > length) return malformed('bad_attribute_length');
    const type = datagram[at];
    const attributeBytes = datagram[at + 1] ?? 0;
    if (attributeBytes < 2 || at + attributeBytes > length) {
      return malformed('bad_attribute_length');
    }
    if (type === 0) return malformed('bad_attribute_type');
    if (type === Type.messageAuthenticator) {
      if (attributeBytes !== MESSAGE_AUTHENTICATOR_BYTES || messageAuthenticatorAt !== -1) {
        return malformed('bad_message_authenticator');
      }
      messageAuthenticatorAt = at + 2;
    } else if (type === Type.vendorSpecific) {
      if (attributeBytes < VENDOR_SPECIFIC_BYTES_MIN || datagram[at + 2] !== 0) {
        return malformed('bad_vendor_attribute');
      }
    } else if (type === Type.proxyState) hasProxyState = true;
    else if (type === Type.eapMessage) hasEapMessage = true;
    at += attributeBytes;
  }
  return {
    kind: 'packet',
    bytes: datagram.length === length ? datagram : datagram.subarray(0, length),
    code: datagram[0] ?? 0,
    identifier: datagram[1] ?? 0,
    messageAuthenticatorAt,
    hasProxyState,
    hasEapMessage,
  };
}

/** The packet's authenticator field, as a view on its bytes. */
export function authenticatorOf(packet: Packet): Buffer {
  return packet.bytes.subarray(AUTHENTICATOR_AT, HEADER_BYTES);
}

function malformed(fault: FramingFault): Framed {
  return { kind: 'malformed', fault };
}
