import { describe, expect, it } from 'vitest';
import { messageAuthenticatorIsValid, replyIsValid } from './authenticator.ts';
import { md4 } from './md4.ts';
import { mppeKeys, mppeMasterKey } from './mppe.ts';
import {
  authenticatorResponse,
  challengeHash,
  challengeResponse,
  ntPasswordHash,
  ntResponseMatches,
} from './mschap.ts';
import { authenticatorOf, framePacket, type Packet } from './packet.ts';
import { chapPasswordMatches, decryptUserPassword, encryptUserPassword } from './password.ts';

const SECRET = Buffer.from('xyzzy5461');
const PASSWORD = Buffer.from('arctangent');

function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
}

function packet(text: string): Packet {
  const framed = framePacket(hex(text));
  if (framed.kind !== 'packet') throw new Error(framed.fault);
  return framed;
}

describe('RFC 2865 §7: the packets of a Telnet and a PPP login', () => {
  const telnet = packet(`01000038 0f403f9473978057bd83d5cb98f4227a 01066e656d6f
    02120dbe708d93d413ce3196e43f782a0aee 0406c0a80110 050600000003`);
  const ppp = packet(`01010047 2aee86f08d0d55969ca5978e0d3367a2 0108666c6f707379
    031316e97557c316185895f293ff63440772 75 0406c0a80110 050600000014 060600000002 070600000001`);

  it('decrypts and encrypts the User-Password of §7.1', () => {
    const encrypted = telnet.bytes.subarray(28, 44);
    const authenticator = authenticatorOf(telnet);
    expect(decryptUserPassword(encrypted, SECRET, authenticator)).toEqual(PASSWORD);
    expect(encryptUserPassword(PASSWORD, SECRET, authenticator)).toEqual(encrypted);
  });

  it('recognises the Access-Accept of §7.1 as the answer to its request', () => {
    const accept = packet(`02000026 86fe220e7624ba2a1005f6bf9b55e0b2
      060600000001 0f0600000000 0e06c0a80103`);
    expect(replyIsValid(accept, authenticatorOf(telnet), SECRET)).toBe(true);
    expect(replyIsValid(accept, authenticatorOf(ppp), SECRET)).toBe(false);
    expect(replyIsValid(accept, authenticatorOf(telnet), Buffer.from('xyzzy5462'))).toBe(false);
  });

  it('accepts the CHAP-Password of §7.2, whose challenge is the Request Authenticator', () => {
    const given = ppp.bytes.subarray(30, 47);
    expect(chapPasswordMatches(given, PASSWORD, authenticatorOf(ppp))).toBe(true);
    expect(chapPasswordMatches(given, Buffer.from('arctangens'), authenticatorOf(ppp))).toBe(false);
  });

  it('recognises the Access-Accept of §7.2', () => {
    const accept = packet(`02010038 15efbc7dab26cfa3dc34d9c03c8601a4 060600000002 070600000001
      0806fffffffe 0a0600000002 0d0600000001 0c06000005dc`);
    expect(replyIsValid(accept, authenticatorOf(ppp), SECRET)).toBe(true);
  });
});

describe('RFC 5997 §6: Status-Server', () => {
  const vectors = [
    {
      port: 'authentication',
      request: '0cda0026 8a54f4686fb394c52866e302185d0623 50125a665e2e1e8411f3e243822097c84fa3',
      reply: '02da0014 ef0d552a4bf2d693ec2b6fe8b5411d66',
    },
    {
      port: 'accounting',
      request: '0cb30026 925f6b66dd5fed571fcb1db7ad388260 5012e8d6eabda910875cd91fdade26367858',
      reply: '05b30014 0f6f92145f107e2f504e860a4860669c',
    },
  ];
  for (const { port, request, reply } of vectors) {
    it(`checks the Message-Authenticator and the answer on the ${port} port`, () => {
      const asked = packet(request);
      expect(messageAuthenticatorIsValid(asked, SECRET)).toBe(true);
      expect(messageAuthenticatorIsValid(asked, PASSWORD)).toBe(false);
      expect(replyIsValid(packet(reply), authenticatorOf(asked), SECRET)).toBe(true);
    });
  }
});

describe('RFC 1320 §A.5: MD4', () => {
  const digests = {
    '': '31d6cfe0d16ae931b73c59d7e0c089c0',
    abc: 'a448017aaf21d8525fc10ae87aa6729d',
    abcdefghijklmnopqrstuvwxyz: 'd79e1c308aa5bbcdeea8ed63df412da9',
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890':
      'e33b4ddc9c38f2199c3e7b164fcc0536',
  };
  for (const [message, digest] of Object.entries(digests)) {
    it(`digests ${message.length} characters`, () => {
      expect(md4(Buffer.from(message)).toString('hex')).toBe(digest);
    });
  }
});

describe('RFC 2759 §9.2: MS-CHAPv2', () => {
  const authenticatorChallenge = hex('5B5D7C7D7B3F2F3E3C2C602132262628');
  const peerChallenge = hex('21402324255E262A28295F2B3A337C7E');
  const ntResponse = hex('82309ECD8D708B5EA08FAA3981CD83544233114A3D85D6DF');
  const hash = ntPasswordHash('clientPass');
  const challenge = challengeHash(peerChallenge, authenticatorChallenge, Buffer.from('User'));

  it('hashes the password and the challenges', () => {
    expect(hash).toEqual(hex('44EBBA8D5312B8D611474411F56989AE'));
    expect(challenge).toEqual(hex('D02E4386BCE91226'));
  });

  it('leaves the domain out of the challenge', () => {
    const withDomain = Buffer.from('SHOP\\User');
    expect(challengeHash(peerChallenge, authenticatorChallenge, withDomain)).toEqual(challenge);
  });

  it('computes the NT-Response and accepts no other password', () => {
    expect(challengeResponse(challenge, hash)).toEqual(ntResponse);
    expect(ntResponseMatches(ntResponse, challenge, hash)).toBe(true);
    expect(ntResponseMatches(ntResponse, challenge, ntPasswordHash('clientpass'))).toBe(false);
  });

  it('proves itself to the peer', () => {
    expect(authenticatorResponse(hash, ntResponse, challenge)).toBe(
      'S=407A5589115FD0D6209F510FE9C04566932CDA56',
    );
  });

  it('derives the MPPE keys of RFC 3079 §3.5.3', () => {
    expect(mppeMasterKey(hash, ntResponse)).toEqual(hex('FDECE3717A8C838CB388E527AE3CDD31'));
    expect(mppeKeys(hash, ntResponse).sendKey).toEqual(hex('8B7CDC149B993A1BA118CB153F56DCCB'));
  });
});
