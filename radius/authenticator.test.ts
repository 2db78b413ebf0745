import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  messageAuthenticatorIsValid,
  replyIsValid,
  requestAuthenticatorIsValid,
  signPacket,
} from './authenticator.ts';
import { framePacket, type Packet } from './packet.ts';

const SECRET = Buffer.from('a secret of 24 octets ok');
const MESSAGE_AUTHENTICATOR_AT = 22;

/** A packet whose first attribute is an unsigned Message-Authenticator, then User-Name "nemo". */
function unsigned(code: number): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.set([code, 7, 0, 44]);
  bytes.fill(0xaa, 4, 20);
  bytes.set([80, 18], 20);
  bytes.set([1, 6, ...Buffer.from('nemo')], 38);
  return bytes;
}

function framed(bytes: Buffer): Packet {
  const result = framePacket(bytes);
  if (result.kind !== 'packet') throw new Error(result.fault);
  return result;
}

describe('signing requests', () => {
  for (const [name, code] of [
    ['Accounting-Request', 4],
    ['Disconnect-Request', 40],
    ['CoA-Request', 43],
  ] as const) {
    it(`${name}: HMAC over a zero authenticator first, MD5 over the result`, () => {
      const bytes = unsigned(code);
      signPacket(bytes, SECRET, MESSAGE_AUTHENTICATOR_AT);
      const expected = unsigned(code).fill(0, 4, 20);
      createHmac('md5', SECRET).update(expected).digest().copy(expected, MESSAGE_AUTHENTICATOR_AT);
      createHash('md5').update(expected).update(SECRET).digest().copy(expected, 4);
      expect(bytes).toEqual(expected);
      expect(requestAuthenticatorIsValid(framed(bytes), SECRET)).toBe(true);
      expect(messageAuthenticatorIsValid(framed(bytes), SECRET)).toBe(true);
    });
  }

  it('Access-Request: the random authenticator stays and takes part', () => {
    const bytes = unsigned(1);
    signPacket(bytes, SECRET, MESSAGE_AUTHENTICATOR_AT);
    expect(bytes.subarray(4, 20)).toEqual(Buffer.alloc(16, 0xaa));
    expect(messageAuthenticatorIsValid(framed(bytes), SECRET)).toBe(true);
  });

  it('a secret longer than one MD5 block works as HMAC says', () => {
    const secret = Buffer.alloc(100, 's');
    const bytes = unsigned(1);
    signPacket(bytes, secret, MESSAGE_AUTHENTICATOR_AT);
    const expected = createHmac('md5', secret).update(unsigned(1)).digest();
    expect(bytes.subarray(22, 38)).toEqual(expected);
  });
});

describe('checking', () => {
  it('notices every single flipped bit of an Accounting-Request', () => {
    const bytes = unsigned(4);
    signPacket(bytes, SECRET, MESSAGE_AUTHENTICATOR_AT);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = framePacket(flipped);
      const passes = result.kind === 'packet' && requestAuthenticatorIsValid(result, SECRET);
      expect(passes, `bit ${bit}`).toBe(false);
    }
  });

  it('does not confuse digests that are no valid UTF-8', () => {
    const bytes = unsigned(4);
    const forged = framed(bytes.fill(0xff, 4, 20));
    for (let identifier = 0; identifier < 256; identifier += 1) {
      forged.bytes[1] = identifier;
      expect(requestAuthenticatorIsValid(forged, SECRET)).toBe(false);
      expect(messageAuthenticatorIsValid(forged, SECRET)).toBe(false);
    }
  });

  it('refuses a reply whose Message-Authenticator is wrong though its authenticator is right', () => {
    const asked = Buffer.alloc(16, 3);
    const reply = unsigned(2);
    signPacket(reply, SECRET, MESSAGE_AUTHENTICATOR_AT, asked);
    expect(replyIsValid(framed(reply), asked, SECRET)).toBe(true);
    reply[MESSAGE_AUTHENTICATOR_AT] = (reply[MESSAGE_AUTHENTICATOR_AT] ?? 0) ^ 1;
    signPacket(reply, SECRET, -1, asked);
    expect(replyIsValid(framed(reply), asked, SECRET)).toBe(false);
  });

  it('rejects all of 200,000 forged authenticators', () => {
    const forged = framed(unsigned(4));
    let accepted = 0;
    for (let run = 0; run < 200_000; run += 1) {
      forged.bytes.writeUInt32BE(Math.imul(run, 2654435761) >>> 0, 4);
      forged.bytes.writeUInt32BE(run, 16);
      if (requestAuthenticatorIsValid(forged, SECRET)) accepted += 1;
      if (messageAuthenticatorIsValid(forged, SECRET)) accepted += 1;
    }
    expect(accepted).toBe(0);
  });
});
