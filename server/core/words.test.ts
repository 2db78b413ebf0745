import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockContains, parseBlock, parseIpv4 } from './address.ts';
import { csvLines } from './csv.ts';
import { wordsLanguage } from './language.ts';
import { parseMac } from './mac.ts';
import { dayOf, minuteOfDay } from './moment.ts';
import { isWholeUnits, MAX_PRICE_CENTS, parsePriceCents } from './money.ts';
import { maskPhone, parsePhone, toE164 } from './phone.ts';
import { DEMO_PLANS, isShownAt, SHOWN_ALWAYS } from './plan.ts';
import { planProblems } from './plan-problems.ts';
import { findReceipt } from './receipt.ts';
import { columnOf, rowMapper } from './rows.ts';
import { heldMacs, UNCONFIRMED_HOLD_MS } from './slots.ts';
import { parseBitsPerSecond, parseDataBytes } from './units.ts';

describe('what people and machines write', () => {
  it.each([
    ['0712345678', '254712345678'],
    ['0112 345 678', '254112345678'],
    ['+254 712-345-678', '254712345678'],
    ['254112345678', '254112345678'],
    ['712345678', '254712345678'],
  ])('phone %s is %s', (typed, phone) => {
    expect(parsePhone(typed)).toBe(phone);
    expect(toE164(phone)).toBe(`+${phone}`);
    expect(maskPhone(phone)).not.toContain(phone.slice(6, 9));
  });

  it.each([
    '',
    '0812345678',
    '071234567',
    '07123456789',
    '+255712345678',
    'DROP TABLE',
    '٠٧١٢٣٤٥٦٧٨',
  ])('phone %s is refused', (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });

  it.each([
    ['20', 2_000],
    ['20.5', 2_050],
    ['0.01', 1],
    ['250000', MAX_PRICE_CENTS],
  ])('price %s is %d cents', (typed, cents) => {
    expect(parsePriceCents(typed)).toBe(cents);
  });

  it.each(['0', '-5', '1e3', '20.555', '250001', 'free', ''])('price %s is refused', (typed) => {
    expect(parsePriceCents(typed)).toBeNull();
  });

  it.each([
    ['500MB', 500_000_000],
    ['500M', 500_000_000],
    ['1.5 GB', 1_500_000_000],
    ['1GiB', 1_073_741_824],
    ['100', 100],
    ['64KiB', 65_536],
  ])('data %s is %d bytes', (typed, bytes) => {
    expect(parseDataBytes(typed)).toBe(bytes);
  });

  it.each([
    ['5M', 5_000_000],
    ['512k', 512_000],
    ['10Mbps', 10_000_000],
    ['1Gbit/s', 1_000_000_000],
  ])('speed %s is %d bit/s', (typed, bps) => {
    expect(parseBitsPerSecond(typed)).toBe(bps);
  });

  it.each(['', 'fast', '-5M', '5 light years', '0', '1e9M'])('size %s is refused', (typed) => {
    expect(parseDataBytes(typed)).toBeNull();
    expect(parseBitsPerSecond(typed)).toBeNull();
  });

  it('a MAC is read in every spelling', () => {
    for (const typed of [
      'aa:bb:cc:dd:ee:01',
      'AA-BB-CC-DD-EE-01',
      'aabb.ccdd.ee01',
      'AABBCCDDEE01',
    ]) {
      expect(parseMac(typed)).toBe('AA:BB:CC:DD:EE:01');
    }
    expect(parseMac('AA:BB:CC:DD:EE')).toBeNull();
    expect(parseMac('<script>')).toBeNull();
  });

  it('a receipt is found in a pasted message', () => {
    const sms = 'SKJ4H7K2LM Confirmed. Ksh20.00 paid to MLANGO. on 19/11/24 at 6:01 PM New balance';
    expect(findReceipt(sms)).toBe('SKJ4H7K2LM');
    expect(findReceipt(' skj4h7k2lm ')).toBe('SKJ4H7K2LM');
    expect(findReceipt('SZJ4H7K2LM')).toBeNull();
    expect(findReceipt('hello')).toBeNull();
  });

  it.each([
    ['sw-KE,sw;q=0.9,en;q=0.8', 'sw'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr,sw;q=0.5', 'sw'],
    ['', 'en'],
  ])('Accept-Language %s is answered in %s', (header, language) => {
    expect(wordsLanguage(header)).toBe(language);
  });
});

describe('addresses of routers', () => {
  it('belong to a block exactly when their leading bits do', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 32 }), (address, prefix) => {
        const size = 2 ** (32 - prefix);
        const base = Math.floor(address / size) * size;
        expect(blockContains({ base, prefix }, address)).toBe(true);
        expect(blockContains({ base, prefix }, base + size)).toBe(false);
      }),
    );
  });

  it.each(['10.0.0.1/24', '10.0.0', '10.0.0.256', '10.0.0.0/33', '::1', '10.0.0.0/24/8', ''])(
    '%s is refused',
    (text) => {
      expect(parseBlock(text)).toBeNull();
    },
  );

  it('are read as they are written', () => {
    expect(parseIpv4('1.2.3.4')).toBe(0x01020304);
    expect(parseBlock('10.0.0.0/24')).toEqual({ base: 0x0a000000, prefix: 24 });
  });
});

describe('plans', () => {
  it('for the first run can all be sold', () => {
    for (const plan of DEMO_PLANS) {
      expect(planProblems(plan)).toEqual({});
      expect(isWholeUnits(plan.priceCents)).toBe(true);
    }
    expect(DEMO_PLANS).toHaveLength(6);
  });

  it.each([
    ['name', { name: ' ' }],
    ['priceCents', { priceCents: 0 }],
    ['priceCents', { priceCents: 1_050 }],
    ['priceCents', { priceCents: MAX_PRICE_CENTS + 100 }],
    ['timeSeconds', { timeSeconds: 1 }],
    ['validitySeconds', { validitySeconds: 1e12 }],
    ['dataBytes', { dataBytes: 1.5 }],
    ['downBps', { downBps: 1 }],
    ['devices', { devices: 0 }],
  ])('with a bad %s are refused at that field', (field, change) => {
    const [plan] = DEMO_PLANS;
    if (!plan) throw new Error('no plan');
    expect(Object.keys(planProblems({ ...plan, ...change }))).toEqual([field]);
  });
});

describe('exports', () => {
  it('make formulas harmless and keep commas, quotes and lines apart', () => {
    const csv = csvLines([
      ['a', 'b'],
      ['=1+1', 'x,"y"'],
      ['@cmd', 'two\nlines'],
      [-5, null],
    ]);
    expect(csv).toBe('a,b\r\n\'=1+1,"x,""y"""\r\n\'@cmd,"two\nlines"\r\n-5,\r\n');
  });
});

describe('rows', () => {
  it('are the record with its columns named after the fields', () => {
    interface Thing {
      id: string;
      createdAtMs: number;
      seen: boolean;
      hosts: string[];
    }
    const things = rowMapper<Thing>(['id', 'createdAtMs', 'seen', 'hosts'], {
      boolean: ['seen'],
      json: ['hosts'],
    });
    const thing = { id: 'a', createdAtMs: 5, seen: true, hosts: ['x'] };
    const row = { id: 'a', created_at: 5, seen: 1, hosts: '["x"]' };
    expect(things.toRow(thing)).toEqual(row);
    expect(things.fromRow(row)).toEqual(thing);
    expect(things.fromMaybe(undefined)).toBeNull();
    expect(columnOf('nasPortId')).toBe('nas_port_id');
  });
});

describe('device slots', () => {
  const slot = (releasedAtMs: number | null) => ({ mac: 'A', acceptedAtMs: 1_000, releasedAtMs });

  it('are held by open sessions and by fresh accepts, and freed by a stop', () => {
    expect(heldMacs([slot(null)], [], 2_000)).toEqual(['A']);
    expect(heldMacs([slot(null)], [], 1_000 + UNCONFIRMED_HOLD_MS)).toEqual([]);
    expect(heldMacs([slot(1_500)], [], 2_000)).toEqual([]);
    expect(heldMacs([slot(1_500)], ['A', 'B'], 2_000)).toEqual(['A', 'B']);
  });
});

describe('the hours of a plan', () => {
  const between = (from: number, until: number) => ({
    ...SHOWN_ALWAYS,
    shownFromMinute: from * 60,
    shownUntilMinute: until * 60,
  });

  it.each([
    ['all day', SHOWN_ALWAYS, [0, 1, 12, 23], []],
    ['a working day', between(8, 17), [8, 16], [7, 17, 23, 0]],
    ['a night', between(22, 6), [22, 23, 0, 5], [6, 12, 21]],
    ['from six to six', between(6, 6), [0, 6, 12], []],
  ])('%s', (_name, plan, shown, hidden) => {
    for (const hour of shown) expect(isShownAt(plan, hour * 60), `${hour}:00`).toBe(true);
    for (const hour of hidden) expect(isShownAt(plan, hour * 60), `${hour}:00`).toBe(false);
  });

  it('are those of the shop, not of the box', () => {
    const midnight = Date.parse('2026-11-21T21:05:00Z');
    expect(minuteOfDay(midnight, 'Africa/Nairobi')).toBe(5);
    expect(dayOf(midnight, 'Africa/Nairobi')).toBe('2026-11-22');
    expect(minuteOfDay(midnight, 'UTC')).toBe(21 * 60 + 5);
  });
});
