import { Type } from './codes.ts';
import { HEADER_BYTES, type Packet } from './packet.ts';

/** Typed reading of standard attributes straight from a packet, first occurrence, no copies. */

const INTEGER_TYPES = new Set<number>([
  Type.nasIpAddress,
  Type.nasPort,
  Type.serviceType,
  Type.framedProtocol,
  Type.framedIpAddress,
  Type.acctStatusType,
  Type.acctDelayTime,
  Type.acctInputOctets,
  Type.acctOutputOctets,
  Type.acctSessionTime,
  Type.acctTerminateCause,
  Type.acctInputGigawords,
  Type.acctOutputGigawords,
  Type.eventTimestamp,
  Type.nasPortType,
]);
const INTEGER_BYTES = 6;
const UINT32_RANGE = 2 ** 32;

/** Whether every attribute that has to be four bytes long is. */
export function integersAreWhole(packet: Packet): boolean {
  const { bytes } = packet;
  for (let at = HEADER_BYTES; at < bytes.length; at += bytes[at + 1] ?? bytes.length) {
    if (bytes[at + 1] !== INTEGER_BYTES && INTEGER_TYPES.has(bytes[at] ?? 0)) return false;
  }
  return true;
}

/** Offset of the first attribute of a type, −1 without one. */
export function findAttribute(packet: Packet, type: number, from = HEADER_BYTES): number {
  const { bytes } = packet;
  for (let at = from; at < bytes.length; at += bytes[at + 1] ?? bytes.length) {
    if (bytes[at] === type) return at;
  }
  return -1;
}

/** Whether there are two attributes of a type. */
export function isRepeated(packet: Packet, type: number): boolean {
  const at = findAttribute(packet, type);
  return at >= 0 && findAttribute(packet, type, at + (packet.bytes[at + 1] ?? 2)) >= 0;
}

/** An attribute's raw value, as a view; null without one. */
export function octets(packet: Packet, type: number): Buffer | null {
  const at = findAttribute(packet, type);
  return at < 0 ? null : packet.bytes.subarray(at + 2, at + (packet.bytes[at + 1] ?? 2));
}

/** An attribute as text without the NULs that some routers end it with; null when empty. */
export function text(packet: Packet, type: number): string | null {
  const at = findAttribute(packet, type);
  if (at < 0) return null;
  const value = packet.bytes.toString('utf8', at + 2, at + (packet.bytes[at + 1] ?? 2));
  const clean = value.includes('\0') ? value.replaceAll('\0', '') : value;
  return clean === '' ? null : clean;
}

/** A 32-bit integer; null without one. Only after `integersAreWhole`. */
export function integer(packet: Packet, type: number): number | null {
  const at = findAttribute(packet, type);
  return at < 0 ? null : packet.bytes.readUInt32BE(at + 2);
}

/** Gigawords · 2³² + Octets (RFC 2869 §5.1), at most 2⁵³−1: more is no honest count of bytes. */
export function byteCount(packet: Packet, octetsType: number, gigawordsType: number): number {
  const high = integer(packet, gigawordsType) ?? 0;
  const low = integer(packet, octetsType) ?? 0;
  return Math.min(Number.MAX_SAFE_INTEGER, high * UINT32_RANGE + low);
}

/** An IPv4 address in dotted text; null without one. Only after `integersAreWhole`. */
export function address(packet: Packet, type: number): string | null {
  const at = findAttribute(packet, type);
  if (at < 0) return null;
  const { bytes } = packet;
  return `${bytes[at + 2]}.${bytes[at + 3]}.${bytes[at + 4]}.${bytes[at + 5]}`;
}

/** `AA:BB:CC:DD:EE:FF` from any of the usual spellings; null for what is no MAC address. */
export function normaliseMac(spelled: string | null): string | null {
  if (spelled === null) return null;
  if (/^[0-9A-F]{2}(:[0-9A-F]{2}){5}$/.test(spelled)) return spelled;
  const digits = spelled.trim().replace(/[-:.]/g, '').toUpperCase();
  if (!/^[0-9A-F]{12}$/.test(digits)) return null;
  return digits.replace(/..(?!$)/g, '$&:');
}
