import { Type, Vendor } from './codes.ts';
import { HEADER_BYTES, PACKET_BYTES_MAX, type Packet } from './packet.ts';

/** One attribute, standard (`vendor` 0) or vendor-specific (RFC 2865 §5.26). */
export interface Attribute {
  readonly vendor: number;
  readonly type: number;
  readonly value: Buffer;
}

export const VALUE_BYTES_MAX = 253;
const VENDOR_HEADER_BYTES = 6;
const UINT32_MAX = 0xffff_ffff;

/** A 32-bit big-endian integer attribute. Throws RangeError outside 0…2³²−1. */
export function integerAttribute(type: number, value: number, vendor = 0): Attribute {
  return { vendor, type, value: uint32(value) };
}

/**
 * A UTF-8 text attribute; NULs are left out, since routers take them for the end of a string.
 * Throws RangeError beyond 253 bytes (247 for a vendor's).
 */
export function textAttribute(type: number, value: string, vendor = 0): Attribute {
  return octetsAttribute(type, Buffer.from(value.replaceAll('\0', ''), 'utf8'), vendor);
}

/** An attribute of raw bytes. Throws RangeError beyond 253 bytes (247 for a vendor's). */
export function octetsAttribute(type: number, value: Buffer, vendor = 0): Attribute {
  const limit =
    vendor === Vendor.standard ? VALUE_BYTES_MAX : VALUE_BYTES_MAX - VENDOR_HEADER_BYTES;
  if (value.length > limit) throw new RangeError(`attribute ${type} exceeds ${limit} bytes`);
  return { vendor, type, value };
}

/** An IPv4 address attribute from dotted text. Throws RangeError when it is not an address. */
export function addressAttribute(type: number, address: string, vendor = 0): Attribute {
  return { vendor, type, value: ipv4Bytes(address) };
}

/** Four big-endian bytes. Throws RangeError when `value` is no integer of 0…2³²−1. */
export function uint32(value: number): Buffer {
  if (!Number.isInteger(value) || value < 0 || value > UINT32_MAX) {
    throw new RangeError(`${value} does not fit 32 bits`);
  }
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/**
 * Appends an attribute to a packet under construction and returns the offset after it. An empty
 * value is left out: RFC 2865 §5 forbids sending one. Throws RangeError past 4096 bytes.
 */
export function writeAttribute(out: Buffer, at: number, attribute: Attribute): number {
  const valueBytes = attribute.value.length;
  if (valueBytes === 0) return at;
  const isVendors = attribute.vendor !== Vendor.standard;
  const totalBytes = valueBytes + (isVendors ? VENDOR_HEADER_BYTES + 2 : 2);
  if (totalBytes > 255 || at + totalBytes > PACKET_BYTES_MAX) {
    throw new RangeError('the attributes do not fit into one packet');
  }
  let next = at;
  if (isVendors) {
    out[next] = Type.vendorSpecific;
    out[next + 1] = totalBytes;
    out.writeUInt32BE(attribute.vendor, next + 2);
    next += VENDOR_HEADER_BYTES;
  }
  out[next] = attribute.type;
  out[next + 1] = valueBytes + 2;
  out.set(attribute.value, next + 2);
  return at + totalBytes;
}

/** Every attribute of a framed packet in order; what is no TLV inside a vendor's is skipped. */
export function readAttributes(packet: Packet): Attribute[] {
  const attributes: Attribute[] = [];
  const { bytes } = packet;
  for (let at = HEADER_BYTES; at < bytes.length; at += bytes[at + 1] ?? bytes.length) {
    const type = bytes[at] ?? 0;
    const end = at + (bytes[at + 1] ?? 0);
    if (type !== Type.vendorSpecific) {
      attributes.push({ vendor: 0, type, value: bytes.subarray(at + 2, end) });
      continue;
    }
    const vendor = bytes.readUInt32BE(at + 2);
    forEachVendorAttribute(bytes, at, (vendorType, from, to) => {
      attributes.push({ vendor, type: vendorType, value: bytes.subarray(from, to) });
    });
  }
  return attributes;
}

/**
 * Visits the sub-attributes of the Vendor-Specific attribute at `at`, several per attribute
 * allowed. Nothing is visited unless all of them fit exactly: some vendors use other formats.
 */
export function forEachVendorAttribute(
  bytes: Buffer,
  at: number,
  visit: (type: number, from: number, to: number) => void,
): void {
  const end = at + (bytes[at + 1] ?? 0);
  const start = at + VENDOR_HEADER_BYTES;
  let next = start;
  while (next < end) {
    const subBytes = next + 1 < end ? (bytes[next + 1] ?? 0) : 0;
    if (subBytes < 2 || next + subBytes > end) return;
    next += subBytes;
  }
  for (next = start; next < end; next += bytes[next + 1] ?? end) {
    visit(bytes[next] ?? 0, next + 2, next + (bytes[next + 1] ?? 0));
  }
}

function ipv4Bytes(address: string): Buffer {
  const parts = address.split('.');
  const valid = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && +part < 256);
  if (!valid) throw new RangeError(`${address} is no IPv4 address`);
  return Buffer.from(parts.map(Number));
}
