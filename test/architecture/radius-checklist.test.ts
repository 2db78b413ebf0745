import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the RFCs and real routers demand, and the tests that hold us to it: `file: part of a name`. */
const CHECKLIST: Record<string, string[]> = {
  '1 a datagram or Length below 20, or above 4096, is dropped (RFC 2865 §3)': [
    'radius/packet.test.ts: rejects a datagram shorter than 20 bytes',
    'radius/packet.test.ts: rejects a Length below 20',
    'radius/packet.test.ts: rejects a Length above 4096',
  ],
  '2 a truncated datagram is dropped, a tail is cut off before hashing': [
    'radius/packet.test.ts: rejects a datagram shorter than its Length',
    'radius/packet.test.ts: cuts off what follows Length before anything is hashed',
  ],
  '3 attributes fill Length exactly, none shorter than 2, none of type 0': [
    'radius/packet.test.ts: rejects an attribute of length 0',
    'radius/packet.test.ts: rejects an attribute of length 1',
    'radius/packet.test.ts: rejects an attribute past the end',
    'radius/packet.test.ts: rejects attribute type 0',
  ],
  '4 accounting with a bad attribute length is dropped whole (RFC 2866 §3)': [
    'radius/server-accounting.test.ts: is dropped with an integer of the wrong length',
    'radius/values.test.ts: an address of 2 or 6 bytes makes the packet bad',
  ],
  '5 unknown codes and replies are dropped, unknown attributes ignored': [
    'radius/server-authenticity.test.ts: drops reply codes, unknown codes and requests on the wrong',
    'radius/server-access.test.ts: ignores unknown attributes and vendors',
  ],
  '6 zero-length strings and NULs harm nobody and are never sent': [
    'radius/packet.test.ts: never sends an empty value',
    'radius/values.test.ts: text survives NULs, zero length and bytes that are no UTF-8',
    'radius/dictionary.test.ts: never a NUL within text',
  ],
  '7 a VSA has 7 bytes at least, top vendor octet 0, several sub-attributes': [
    'radius/packet.test.ts: rejects a VSA shorter than 7',
    'radius/packet.test.ts: rejects a vendor above 2',
    'radius/packet.test.ts: reads several sub-attributes of one VSA',
  ],
  '8 the secret goes by source address; strangers are dropped and shown': [
    'radius/server-authenticity.test.ts: drops an unknown source address and names it once',
    'radius/server-authenticity.test.ts: chooses the secret by source address',
    'radius/server-authenticity.test.ts: refuses to work with a secret of',
    'server/features/routers/contacts.test.ts: writes one line about an unknown address',
  ],
  '9 a wrong accounting authenticator is dropped (RFC 5080 §2.3.3)': [
    'radius/server-accounting.test.ts: is dropped when its Request Authenticator is wrong',
    'radius/authenticator.test.ts: does not confuse digests that are no valid UTF-8',
  ],
  '10 a wrong Message-Authenticator is dropped': [
    'radius/server-authenticity.test.ts: drops a packet whose Message-Authenticator is wrong under',
  ],
  '11 CVE-2024-3596: yes, no and auto; Proxy-State needs a signature': [
    'radius/server-authenticity.test.ts: `yes` drops a packet without one',
    'radius/server-authenticity.test.ts: `auto` takes unsigned packets until the first signed one',
    'radius/server-authenticity.test.ts: `no` takes unsigned packets for ever, but not with',
    'radius/server-authenticity.test.ts: a forged one does not trip the latch',
  ],
  '12 every answer to a login begins with a Message-Authenticator': [
    'radius/server-access.test.ts: begin with the Message-Authenticator even when the request had',
  ],
  '13 PAP under a wrong secret, unsigned: a Reject, never an exception': [
    'radius/server-access.test.ts: rejects PAP under a wrong secret and without a',
  ],
  '14 PAP passwords of 1 to 128 characters; other lengths are rejected': [
    'radius/server-access.test.ts: accepts a PAP password of',
    'radius/server-access.test.ts: rejects a User-Password of',
    'radius/password.test.ts: survives encryption with',
  ],
  '15 CHAP: 17 octets, both kinds of challenge, constant time': [
    'radius/server-access.test.ts: accepts CHAP with its own challenge, and with the Request',
    'radius/server-access.test.ts: rejects a CHAP-Password of',
    'radius/rfc-vectors.test.ts: accepts the CHAP-Password of §7.2',
  ],
  '16 one credential, and a NAS that names itself': [
    'radius/server-access.test.ts: rejects User-Password and CHAP-Password together',
    'radius/server-access.test.ts: neither NAS-IP-Address nor NAS-Identifier',
  ],
  '17 State is ours or none; MS-CHAPv2 proves the server and encrypts its keys': [
    'radius/server-access.test.ts: a State nobody issued',
    'radius/server-mschap.test.ts: accepts the password and proves that the server knows it too',
    'radius/server-mschap.test.ts: sends both MPPE keys encrypted, each under a salt of its own',
    'radius/rfc-vectors.test.ts: derives the MPPE keys of RFC 3079',
  ],
  '18 a retransmission gets the identical bytes, or waits for them': [
    'radius/server-access.test.ts: get the identical bytes, and the handler is asked once',
    'radius/server-access.test.ts: are dropped while the first is in work',
    'radius/duplicate-cache.test.ts: takes another authenticator, address, port or Identifier for',
  ],
  '19 an accounting retry under a new Identifier is stored once': [
    'radius/server-accounting.test.ts: answers the same report under a new Identifier without',
  ],
  '20 Proxy-State comes back unchanged and in order; the answer is signed': [
    'radius/server-access.test.ts: echo every Proxy-State unchanged and in order',
    'radius/rfc-vectors.test.ts: recognises the Access-Accept of §7.1 as the answer',
  ],
  '21 a Reject and an Accounting-Response carry nothing that grants': [
    'radius/server-access.test.ts: carry nothing but words, Proxy-State and signature when they',
    'radius/server-accounting.test.ts: is answered with Proxy-State alone',
  ],
  '22 64-bit counters across the Gigawords': [
    'radius/values.test.ts: go on from 4294967295 to 4294967296',
    'radius/nas/drivers.test.ts: stays within 32 bits whatever it is told',
  ],
  '23 durable first, then the answer; nothing on failure (RFC 2866 §2)': [
    'radius/server-accounting.test.ts: answers after the report is stored and not before',
    'radius/server-accounting.test.ts: answers nothing when storing fails, and takes the retry',
  ],
  '24 an Interim may open a session, a Stop is final': [
    'server/features/access/access.test.ts: stores reports once, whatever is repeated, reordered',
    'server/core/usage.test.ts: ends with the stop: a late interim neither reopens it nor moves',
    'server/core/usage.test.ts: answers a repeated stop without counting again',
  ],
  '25 counters are high-water marks of one session': [
    'server/core/usage.test.ts: counts exactly the highest report, whatever the order',
    'server/features/access/exactness.test.ts: is exact to the byte and the second in',
  ],
  '26 event time: a sane Event-Timestamp, else the arrival less the delay': [
    "server/core/usage.test.ts: is the router's own when its clock is sane",
    'server/core/usage.test.ts: is the arrival less the delay when the router lives in 1970',
  ],
  '27 a session is our Class and Acct-Session-Id, which repeats': [
    'server/features/access/access.test.ts: counts by the Class of the Accept',
    'server/features/access/access.test.ts: believes no Class that it did not make',
    'server/features/access/repeated-names.test.ts: is a new session when its Start comes after',
  ],
  '28 Accounting-On and -Off end the sessions of that router only': [
    'server/features/access/access.test.ts: ends the sessions of a router that restarts, and of no',
  ],
  '29 a router that falls silent: its sessions end after three interims': [
    'server/features/access/access.test.ts: closes a session after three missed interims',
    'server/features/access/repeated-names.test.ts: is the same session when it was presumed over',
  ],
  'Status-Server is signed, answered on both ports, and stores nothing (RFC 5997)': [
    'radius/server-authenticity.test.ts: is answered on both ports without asking the handler',
    'radius/server-authenticity.test.ts: is dropped without a Message-Authenticator',
  ],
  '30 CoA: zero authenticator, HMAC, MD5 (RFC 5176 §3.4)': [
    'radius/dynamic-authorization.test.ts: reach the router signed in the order of RFC 5176',
    'radius/authenticator.test.ts: HMAC over a zero authenticator first, MD5 over the result',
  ],
  '31 the same bytes again, a new Identifier for new content, Event-Timestamp': [
    'radius/dynamic-authorization.test.ts: are repeated with the same bytes',
    'radius/dynamic-authorization.test.ts: take a new Identifier for new content',
    'radius/dynamic-authorization.test.ts: carry what they were given and an Event-Timestamp',
  ],
  '32 a Disconnect names the session and nothing else': [
    'radius/nas/drivers.test.ts: identifies a session and brings no limit along',
  ],
  '33 every Error-Cause has its words, and 503 means gone': [
    'radius/dynamic-authorization.test.ts: comes back in words',
    'server/features/routers/contacts.test.ts: takes "no such session" for the proof',
  ],
  '34 only signed, expected answers are believed': [
    'radius/dynamic-authorization.test.ts: forged, for another Identifier, from elsewhere',
  ],
  'RadSec through radsecproxy: certificates both ways, malformed streams closed': [
    'radius/radsec.test.ts: a login travels through TLS and comes back with its limits',
    'radius/radsec.test.ts: a router without a certificate of the authority is turned away',
    'radius/radsec.test.ts: a malformed stream is closed',
  ],
};

describe('the RADIUS checklist', () => {
  it.each(Object.entries(CHECKLIST))('%s', (_line, tests) => {
    const missing = tests.filter((test) => {
      const [file = '', ...name] = test.split(': ');
      return !readFileSync(join(ROOT, file), 'utf8').includes(name.join(': '));
    });
    expect(missing).toEqual([]);
  });
});
