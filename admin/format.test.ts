import { describe, expect, it } from 'vitest';
import {
  actorName,
  dayOf,
  formatAgo,
  formatData,
  formatDuration,
  formatMoney,
  formatShortMoment,
  formatSpeed,
} from './format.ts';

/** Comparing words, not the kind of space between them. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const NAIROBI = 'Africa/Nairobi';

describe('money', () => {
  it('writes shillings as people do, and cents only when there are some', () => {
    expect(plain(formatMoney(102_000, 'KES', 'en'))).toBe('KSh 1,020');
    expect(plain(formatMoney(2_050, 'KES', 'en'))).toBe('KSh 20.50');
    expect(plain(formatMoney(500, 'ZAR', 'en'))).toBe('ZAR 5');
  });
});

describe('quantities', () => {
  it('names the two largest units', () => {
    expect(formatDuration(93_784, 'en')).toBe('1 day 2 hours');
    expect(formatDuration(604_800, 'en')).toBe('1 week');
    expect(formatDuration(3_600, 'sw')).toBe('saa 1');
  });

  it('never says that nothing is left while something is', () => {
    expect(formatDuration(5, 'en')).toBe('1 minute');
    expect(formatDuration(0, 'en')).toBe('0 minutes');
  });

  it('writes data and speed in decimal units', () => {
    expect(plain(formatData(1_500_000_000, 'en'))).toBe('1.5 GB');
    expect(plain(formatData(0, 'en'))).toBe('0 MB');
    expect(plain(formatSpeed(5_000_000, 'en'))).toBe('5 Mbit/s');
    expect(plain(formatSpeed(512_000, 'en'))).toBe('512 kbit/s');
  });
});

describe('moments', () => {
  const now = new Date('2026-11-21T20:30:00Z');

  it('counts days in the time zone of the shop', () => {
    expect(dayOf(now, NAIROBI)).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-21T21:30:00Z'), NAIROBI)).toBe('2026-11-22');
  });

  it('leaves out what is the same as now', () => {
    expect(formatShortMoment('2026-11-21T15:05:00Z', now, NAIROBI, 'en')).toBe('18:05');
    expect(formatShortMoment('2026-11-20T15:05:00Z', now, NAIROBI, 'en')).not.toContain('2026');
    expect(formatShortMoment('2025-11-20T15:05:00Z', now, NAIROBI, 'en')).toContain('2025');
  });

  it('says how long ago in the largest unit', () => {
    expect(formatAgo('2026-11-21T20:25:00Z', now.getTime(), 'en')).toBe('5 minutes ago');
    expect(formatAgo('2026-11-21T20:29:50Z', now.getTime(), 'en')).toBe('now');
  });
});

it('names the person behind an actor', () => {
  expect(actorName('operator:amina')).toBe('amina');
  expect(actorName('cli')).toBe('cli');
});
