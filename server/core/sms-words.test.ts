import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPlainSms } from './gsm7.ts';
import { leftWords, momentWords } from './left-words.ts';
import { readCommand } from './sms-keywords.ts';

describe("a customer's SMS", () => {
  it.each([
    ['BAL', 'balance', 'en'],
    [' bal please', 'balance', 'en'],
    ['Code?', 'code', 'en'],
    ['msimbo wangu', 'code', 'sw'],
    ['kodi yangu', 'code', 'sw'],
    ['SALIO', 'balance', 'sw'],
    ['Stop.', 'stop', 'en'],
    ['acha', 'stop', 'sw'],
    ['START', 'start', 'en'],
    ['anza', 'start', 'sw'],
    ['help', 'help', 'en'],
  ])('%j asks for %s in %s', (text, command, language) => {
    expect(readCommand(text)).toEqual({ command, language });
  });

  it.each(['', '12345', 'Hello', 'codes', 'constructor', '停止'])('%j asks for nothing', (text) => {
    expect(readCommand(text)).toBeNull();
  });

  it('may be any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readCommand(text)));
  });
});

describe('what is left, in a few words', () => {
  const noon = Date.parse('2026-03-01T09:00:00Z');
  const none = { seconds: null, bytes: null, expiresAtMs: null };
  const words = (left: object, language: 'en' | 'sw' = 'en') =>
    leftWords({ ...none, ...left }, language, noon, 'Africa/Nairobi');

  it.each([
    [{}, 'no limit'],
    [{ seconds: 1 }, '1 min'],
    [{ seconds: 3_600 }, '1 h'],
    [{ seconds: 5_430 }, '1 h 31 min'],
    [{ seconds: 183_600 }, '2 d 3 h'],
    [{ seconds: 0 }, '0 min'],
    [{ bytes: 450_999_999 }, '450 MB'],
    [{ bytes: 1_599_000_000 }, '1.5 GB'],
    [{ bytes: 5e8, expiresAtMs: noon + 3_600_000 }, '500 MB, until 13:00'],
    [{ expiresAtMs: noon + 3 * 86_400_000 }, 'until 4 Mar 12:00'],
  ])('%j is %s', (left, text) => expect(words(left)).toBe(text));

  it('speaks Swahili', () => {
    expect(words({ seconds: 5_400 }, 'sw')).toBe('saa 1 dak 30');
    expect(words({ expiresAtMs: noon + 60_000 }, 'sw')).toBe('hadi 12:01');
  });

  it('is plain SMS text', () => {
    fc.assert(
      fc.property(fc.nat(1e8), fc.nat(1e12), fc.nat(4e9), (seconds, bytes, waitMs) => {
        const text = words({ seconds, bytes, expiresAtMs: noon + waitMs });
        expect(asPlainSms(text)).toBe(text);
      }),
    );
    expect(momentWords(noon, noon, 'Africa/Nairobi')).toBe('12:00');
  });
});
