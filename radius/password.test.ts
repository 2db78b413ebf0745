import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chapPassword,
  chapPasswordMatches,
  decryptUserPassword,
  encryptUserPassword,
  passwordsMatch,
} from './password.ts';

const SECRET = Buffer.from('a secret of 24 octets ok');
const AUTHENTICATOR = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');

describe('User-Password', () => {
  for (const length of [1, 15, 16, 17, 32, 128]) {
    it(`survives encryption with ${length} characters`, () => {
      const password = Buffer.alloc(length, 'pä55w0rd');
      const encrypted = encryptUserPassword(password, SECRET, AUTHENTICATOR);
      expect(encrypted.length % 16).toBe(0);
      expect(decryptUserPassword(encrypted, SECRET, AUTHENTICATOR)).toEqual(password);
    });
  }

  for (const length of [0, 1, 15, 17, 31, 129, 144]) {
    it(`is refused with an encrypted length of ${length}`, () => {
      expect(decryptUserPassword(Buffer.alloc(length, 1), SECRET, AUTHENTICATOR)).toBeNull();
    });
  }

  it('is noise under a wrong secret, not an error', () => {
    const encrypted = encryptUserPassword(Buffer.from('ABCD-1234'), SECRET, AUTHENTICATOR);
    const noise = decryptUserPassword(encrypted, Buffer.from('another secret'), AUTHENTICATOR);
    expect(noise).not.toBeNull();
    expect(noise).not.toEqual(Buffer.from('ABCD-1234'));
  });

  it('keeps an embedded NUL', () => {
    const password = Buffer.from('AB\0CD');
    const encrypted = encryptUserPassword(password, SECRET, AUTHENTICATOR);
    expect(decryptUserPassword(encrypted, SECRET, AUTHENTICATOR)).toEqual(password);
  });

  it('cannot be longer than 128 bytes', () => {
    const long = Buffer.alloc(129, 1);
    expect(() => encryptUserPassword(long, SECRET, AUTHENTICATOR)).toThrow(RangeError);
  });
});

describe('CHAP-Password', () => {
  it('matches its own password and no other', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(bytes, bytes, fc.nat(255), (right, wrong, identifier) => {
        const given = chapPassword(identifier, right, AUTHENTICATOR);
        expect(chapPasswordMatches(given, right, AUTHENTICATOR)).toBe(true);
        const same = Buffer.from(right).equals(wrong);
        expect(chapPasswordMatches(given, wrong, AUTHENTICATOR)).toBe(same);
      }),
    );
  });

  for (const length of [0, 1, 16, 18]) {
    it(`is refused with ${length} octets instead of 17`, () => {
      const given = chapPassword(9, Buffer.from('x'), AUTHENTICATOR);
      const resized = Buffer.concat([given, Buffer.alloc(1)]).subarray(0, length);
      expect(chapPasswordMatches(resized, Buffer.from('x'), AUTHENTICATOR)).toBe(false);
    });
  }
});

describe('comparing cleartext', () => {
  it('tells apart passwords that differ only in trailing NULs or beyond 128 bytes', () => {
    expect(passwordsMatch(Buffer.from('AB'), 'AB')).toBe(true);
    expect(passwordsMatch(Buffer.from('AB'), 'AB\0')).toBe(false);
    expect(passwordsMatch(Buffer.from('AB'), 'AC')).toBe(false);
    expect(passwordsMatch(Buffer.alloc(128, 1), '\x01'.repeat(129))).toBe(false);
  });
});
