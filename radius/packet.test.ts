import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { octetsAttribute, readAttributes, textAttribute, writeAttribute } from './attributes.ts';
import { type FramingFault, framePacket, HEADER_BYTES, PACKET_BYTES_MAX } from './packet.ts';

/** An Access-Request of these attribute bytes, its Length field honest unless given. */
function datagram(attributes: number[], length = HEADER_BYTES + attributes.length): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + attributes.length);
  bytes[0] = 1;
  bytes.writeUInt16BE(length, 2);
  bytes.set(attributes, HEADER_BYTES);
  return bytes;
}

function faultOf(bytes: Buffer): FramingFault | null {
  const framed = framePacket(bytes);
  return framed.kind === 'malformed' ? framed.fault : null;
}

const proxyState = [33, 4, 1, 2];
const messageAuthenticator = [80, 18, ...Array(16).fill(7)];

describe('framing', () => {
  const faults: [string, Buffer, FramingFault][] = [
    ['rejects an empty datagram', Buffer.alloc(0), 'too_short'],
    ['rejects a datagram shorter than 20 bytes', datagram([]).subarray(0, 19), 'too_short'],
    ['rejects a Length below 20', datagram([], 19), 'too_short'],
    ['rejects a Length above 4096', datagram(Array(4090).fill(1), 4097), 'too_long'],
    ['rejects a datagram shorter than its Length', datagram(proxyState, 25), 'truncated'],
    ['rejects a lone type byte at the end', datagram([...proxyState, 1]), 'bad_attribute_length'],
    ['rejects an attribute of length 0', datagram([1, 0]), 'bad_attribute_length'],
    ['rejects an attribute of length 1', datagram([1, 1]), 'bad_attribute_length'],
    ['rejects an attribute past the end', datagram([1, 5, 65, 65]), 'bad_attribute_length'],
    ['rejects attribute type 0', datagram([0, 3, 65]), 'bad_attribute_type'],
    ['rejects a VSA shorter than 7', datagram([26, 6, 0, 0, 1, 55]), 'bad_vendor_attribute'],
    ['rejects a vendor above 2²⁴', datagram([26, 7, 1, 0, 0, 1, 9]), 'bad_vendor_attribute'],
    ['rejects a short Message-Authenticator', datagram([80, 3, 1]), 'bad_message_authenticator'],
    [
      'rejects a second Message-Authenticator',
      datagram([...messageAuthenticator, ...messageAuthenticator]),
      'bad_message_authenticator',
    ],
  ];
  for (const [behaviour, bytes, fault] of faults) {
    it(behaviour, () => expect(faultOf(bytes)).toBe(fault));
  }

  it('cuts off what follows Length before anything is hashed', () => {
    const padded = Buffer.concat([datagram(proxyState), Buffer.from('padding')]);
    const framed = framePacket(padded);
    expect(framed.kind === 'packet' && framed.bytes).toEqual(datagram(proxyState));
  });

  it('accepts an empty attribute, an unknown one and exactly 4096 bytes', () => {
    expect(faultOf(datagram([1, 2]))).toBeNull();
    expect(faultOf(datagram([250, 3, 9]))).toBeNull();
    const full = Array.from({ length: 1019 }, () => proxyState).flat();
    const bytes = datagram(full);
    expect(bytes.length).toBe(PACKET_BYTES_MAX);
    expect(faultOf(bytes)).toBeNull();
  });

  it('finds the Message-Authenticator and Proxy-State wherever they stand', () => {
    const framed = framePacket(datagram([...proxyState, ...messageAuthenticator]));
    expect(framed).toMatchObject({ messageAuthenticatorAt: 26, hasProxyState: true });
    expect(framePacket(datagram([1, 3, 65]))).toMatchObject({
      messageAuthenticatorAt: -1,
      hasProxyState: false,
    });
  });

  it('answers 200,000 random datagrams with a packet or a fault, never with an error', () => {
    const bytes = Buffer.alloc(64);
    let state = 0x9e3779b9;
    let packets = 0;
    for (let run = 0; run < 200_000; run += 1) {
      for (let i = 0; i < bytes.length; i += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        bytes[i] = state >>> 24;
      }
      bytes.writeUInt16BE(20 + (run % 46), 2);
      const framed = framePacket(bytes);
      if (framed.kind === 'packet') {
        packets += 1;
        readAttributes(framed);
      }
    }
    expect(packets).toBeGreaterThan(1_000);
  });
});

describe('attributes', () => {
  const attribute = fc
    .record({
      vendor: fc.constantFrom(0, 311, 14988),
      type: fc.integer({ min: 1, max: 255 }),
      value: fc.uint8Array({ minLength: 1, maxLength: 60 }).map((value) => Buffer.from(value)),
    })
    .filter(({ vendor, type }) => vendor !== 0 || (type !== 26 && type !== 80));

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(attribute, { maxLength: 30 }), (attributes) => {
        const out = Buffer.alloc(PACKET_BYTES_MAX);
        let at = HEADER_BYTES;
        for (const one of attributes) at = writeAttribute(out, at, one);
        out[0] = 1;
        out.writeUInt16BE(at, 2);
        const framed = framePacket(out);
        expect(framed.kind === 'packet' && readAttributes(framed)).toEqual(attributes);
      }),
    );
  });

  it('reads several sub-attributes of one VSA and skips a VSA that is no TLV', () => {
    const several = [26, 12, 0, 0, 58, 140, 1, 3, 65, 2, 3, 66];
    const overrun = [26, 9, 0, 0, 1, 173, 1, 9, 65];
    const framed = framePacket(datagram([...several, ...overrun]));
    const read = framed.kind === 'packet' ? readAttributes(framed) : [];
    expect(read).toEqual([textAttribute(1, 'A', 14988), textAttribute(2, 'B', 14988)]);
  });

  it('never sends an empty value, and refuses one that is too long', () => {
    const out = Buffer.alloc(PACKET_BYTES_MAX);
    expect(writeAttribute(out, HEADER_BYTES, textAttribute(18, ''))).toBe(HEADER_BYTES);
    expect(() => octetsAttribute(18, Buffer.alloc(254))).toThrow(RangeError);
    expect(() => octetsAttribute(8, Buffer.alloc(248), 14988)).toThrow(RangeError);
  });
});
