import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fill,
  formatCode,
  formatData,
  formatDuration,
  formatMoment,
  formatPrice,
} from './format.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f\u200f]/g, ' ').trim();

describe('formatPrice', () => {
  it('writes shillings the way the street does, cents only when there are some', () => {
    expect(plain(formatPrice(2000, 'KES', 'en'))).toBe('KSh 20');
    expect(plain(formatPrice(102_050, 'KES', 'en'))).toBe('KSh 1,020.50');
    expect(plain(formatPrice(2000, 'KES', 'sw'))).toBe('KSh 20');
    expect(plain(formatPrice(2000, 'KES', 'fr'))).toBe('20 KSh');
    expect(plain(formatPrice(500, 'XAF', 'fr'))).toBe('5 XAF');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 minutes', 'dakika 0'],
    [20, '1 minute', 'dakika 1'],
    [1800, '30 minutes', 'dakika 30'],
    [10_800, '3 hours', 'saa 3'],
    [5_400, '1 hour 30 minutes', 'saa 1 dakika 30'],
    [86_400, '1 day', 'siku 1'],
    [90_061, '1 day 1 hour', 'siku 1 saa 1'],
    [86_400 + 60, '1 day', 'siku 1'],
    [604_800, '1 week', 'wiki 1'],
    [2_592_000, '1 month', 'mwezi 1'],
  ])('says %i seconds as "%s" and "%s"', (seconds, english, swahili) => {
    expect(formatDuration(seconds, 'en')).toBe(english);
    expect(formatDuration(seconds, 'sw')).toBe(swahili);
  });

  it('never says nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (seconds) => {
        expect(formatDuration(seconds, 'en')).toMatch(/^\d/);
      }),
    );
  });
});

describe('formatData', () => {
  it('uses decimal units as plans are sold', () => {
    expect(formatData(500_000_000, 'en')).toBe('500 MB');
    expect(formatData(1_500_000_000, 'en')).toBe('1.5 GB');
    expect(formatData(0, 'en')).toBe('0 MB');
    expect(formatData(500_000_000, 'sw')).toBe('MB 500');
  });
});

describe('formatMoment', () => {
  it('is in the time zone of the shop, whatever the server stands in', () => {
    expect(formatMoment('2026-11-21T15:30:00Z', 'Africa/Nairobi', 'en')).toBe('21 Nov 2026, 18:30');
  });
});

describe('formatCode', () => {
  it('shows ten symbols in two groups and leaves the rest alone', () => {
    expect(formatCode('abcde12345')).toBe('ABCDE-12345');
    expect(formatCode('ABCDE-12345')).toBe('ABCDE-12345');
    expect(formatCode('ABC')).toBe('ABC');
  });
});

describe('fill', () => {
  it('leaves what it has no value for, and takes values as they are', () => {
    expect(fill('{a} of {seconds}', { a: '$&{seconds}' })).toBe('$&{seconds} of {seconds}');
  });
});
