import { describe, expect, it } from 'vitest';
import { Type } from './codes.ts';
import { framePacket, type Packet } from './packet.ts';
import { address, byteCount, integer, integersAreWhole, normaliseMac, text } from './values.ts';

function packet(...attributes: number[][]): Packet {
  const body = attributes.flatMap((one) => [one[0] ?? 0, one.length + 1, ...one.slice(1)]);
  const framed = framePacket(
    Buffer.from([4, 1, 0, 20 + body.length, ...Array(16).fill(0), ...body]),
  );
  if (framed.kind !== 'packet') throw new Error(framed.fault);
  return framed;
}

describe('byte counters', () => {
  const count = (high: number[], low: number[]): number =>
    byteCount(
      packet([Type.acctInputOctets, ...low], [Type.acctInputGigawords, ...high]),
      Type.acctInputOctets,
      Type.acctInputGigawords,
    );

  it('go on from 4294967295 to 4294967296', () => {
    expect(count([0, 0, 0, 0], [255, 255, 255, 255])).toBe(4_294_967_295);
    expect(count([0, 0, 0, 1], [0, 0, 0, 0])).toBe(4_294_967_296);
  });

  it('stay exact integers however large the router says', () => {
    expect(count([255, 255, 255, 255], [255, 255, 255, 255])).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('are 0 when absent', () => {
    expect(byteCount(packet(), Type.acctInputOctets, Type.acctInputGigawords)).toBe(0);
  });
});

describe('attribute values', () => {
  it('an address of 2 or 6 bytes makes the packet bad', () => {
    expect(integersAreWhole(packet([Type.nasIpAddress, 10, 0, 0, 1]))).toBe(true);
    expect(integersAreWhole(packet([Type.nasIpAddress, 10, 0]))).toBe(false);
    expect(integersAreWhole(packet([Type.nasIpAddress, 10, 0, 0, 1, 0, 0]))).toBe(false);
  });

  it('the first of several counts and an absent one is null', () => {
    const two = packet([Type.framedIpAddress, 10, 5, 50, 7], [Type.framedIpAddress, 1, 1, 1, 1]);
    expect(address(two, Type.framedIpAddress)).toBe('10.5.50.7');
    expect(integer(two, Type.nasPort)).toBeNull();
  });

  it('text survives NULs, zero length and bytes that are no UTF-8', () => {
    expect(text(packet([Type.nasPortId, 0x62, 0, 0x72]), Type.nasPortId)).toBe('br');
    expect(text(packet([Type.nasPortId]), Type.nasPortId)).toBeNull();
    expect(text(packet([Type.nasPortId, 0xff]), Type.nasPortId)).toBe('\ufffd');
  });
});

describe('MAC addresses', () => {
  for (const spelled of [
    'AA:BB:CC:00:11:22',
    'aa-bb-cc-00-11-22',
    'aabb.cc00.1122',
    'aabbcc001122',
    ' AA:BB:CC:00:11:22 ',
  ]) {
    it(`reads ${JSON.stringify(spelled)}`, () => {
      expect(normaliseMac(spelled)).toBe('AA:BB:CC:00:11:22');
    });
  }

  for (const spelled of [
    '',
    'AA:BB:CC:00:11',
    '254712345678901',
    "AA' OR 1=1;--",
    'GG:BB:CC:00:11:22',
  ]) {
    it(`does not take ${JSON.stringify(spelled)} for one`, () => {
      expect(normaliseMac(spelled)).toBeNull();
    });
  }
});
