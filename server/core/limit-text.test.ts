import { describe, expect, it } from 'vitest';
import { parseBurst, parseFairUse, parseHourSpeeds, parseOpenHours } from './limit-text.ts';

describe('limits on one line', () => {
  it('hours', () => {
    expect(parseOpenHours('mon-fri 08:00-17:00, sat 08:00-00:00')).toEqual([
      { days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1_020 },
      { days: [6], fromMinute: 480, toMinute: 1_440 },
    ]);
    expect(parseOpenHours('Sat-Mon 22:00-06:00')).toEqual([
      { days: [1, 6, 7], fromMinute: 1_320, toMinute: 360 },
    ]);
    expect(parseHourSpeeds('daily 22:00-06:00 20M/-')).toEqual([
      {
        ...{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 1_320, toMinute: 360 },
        ...{ downBps: 20_000_000, upBps: null },
      },
    ]);
  });

  it('fair use', () => {
    expect(parseFairUse('1GB/day 1M/512k')).toEqual({
      ...{ period: 'day', afterBytes: 1e9, afterSeconds: null, downBps: 1e6, upBps: 512_000 },
    });
    expect(parseFairUse('2h/voucher -/512k')).toMatchObject({
      ...{ period: 'voucher', afterBytes: null, afterSeconds: 7_200, downBps: null },
    });
  });

  it('bursts', () => {
    const burst = {
      ...{ downBps: 10e6, upBps: 4e6, downThresholdBps: 4e6, upThresholdBps: 2e6 },
      ...{ averagingSeconds: 16, priority: null, downMinimumBps: null, upMinimumBps: null },
    };
    expect(parseBurst('10M/4M 4M/2M 16s')).toEqual(burst);
    expect(parseBurst('10M/4M 4M/2M 16 3 1M/500k')).toEqual({
      ...{ ...burst, priority: 3, downMinimumBps: 1e6, upMinimumBps: 500_000 },
    });
  });

  it.each(['', 'mon', 'someday 08:00-17:00', 'mon 8-17', 'mon 25:00-26:00', 'mon 08:00-17:00 x'])(
    'hours like "%s" are no hours',
    (text) => {
      expect(parseOpenHours(text)).toBeNull();
      expect(parseHourSpeeds(`${text} 1M`)).toBeNull();
    },
  );

  it.each(['', '1GB 1M/1M', '1GB/year 1M/1M', 'x/day 1M/1M', '1GB/day', '1GB/day 1M/1M x'])(
    'fair use like "%s" is none',
    (text) => expect(parseFairUse(text)).toBeNull(),
  );

  it.each(['', '10M 4M 16s', '10M/4M 4M/2M', '10M/- 4M/2M 16s', '10M/4M 4M/2M 16s 9'])(
    'a burst like "%s" is none',
    (text) => expect(parseBurst(text)).toBeNull(),
  );
});
