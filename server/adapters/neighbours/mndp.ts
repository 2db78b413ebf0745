import type { Neighbour } from '../../ports/services.ts';

/** Types of the fields that are read; Wireshark's packet-mndp.c names them all. */
const FIELD = { mac: 1, identity: 5, version: 7, board: 12, ipv4: 17 } as const;
const HEADER_BYTES = 4;
const LONGEST_TEXT = 60;

/** What asks every MikroTik of a network to say who it is: an empty header. */
export const WHO_IS_THERE = Buffer.alloc(HEADER_BYTES);

/**
 * Reads a MikroTik's announcement (MNDP): a header, then type, length (each 16 bit, big-endian) and value.
 * @param from the address that it came from, which counts when it names none
 * @returns null for a question, a broken packet, or one without a name
 */
export function readAnnouncement(packet: Buffer, from: string): Neighbour | null {
  const fields = fieldsOf(packet);
  const identity = fields && textOf(fields.get(FIELD.identity));
  if (!fields || !identity) return null;
  const ipv4 = fields.get(FIELD.ipv4);
  const mac = fields.get(FIELD.mac);
  return {
    address: ipv4?.length === 4 ? ipv4.join('.') : from,
    mac:
      mac?.length === 6 ? (mac.toString('hex').match(/../g) ?? []).join(':').toUpperCase() : null,
    identity,
    board: textOf(fields.get(FIELD.board)),
    version: textOf(fields.get(FIELD.version)),
  };
}

/** The first of each type; null when the lengths do not fit the packet. */
function fieldsOf(packet: Buffer): Map<number, Buffer> | null {
  const fields = new Map<number, Buffer>();
  let at = HEADER_BYTES;
  while (at < packet.length) {
    if (at + 4 > packet.length) return null;
    const [type, length] = [packet.readUInt16BE(at), packet.readUInt16BE(at + 2)];
    at += 4;
    if (at + length > packet.length) return null;
    if (!fields.has(type)) fields.set(type, packet.subarray(at, at + length));
    at += length;
  }
  return fields;
}

/** A stranger's words: cut to size, on one line, without what is not printed. */
function textOf(value: Buffer | undefined): string | null {
  const text = value
    ?.toString('utf8')
    .replace(/[\p{C}\p{Z}\ufffd]+/gu, ' ')
    .trim();
  return text ? text.slice(0, LONGEST_TEXT) : null;
}
