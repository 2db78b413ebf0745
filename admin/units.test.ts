import { describe, expect, it } from 'vitest';
import {
  DATA_UNITS,
  parseAmount,
  parseCount,
  parsePriceCents,
  parseQuantity,
  SPEED_UNITS,
  TIME_UNITS,
  toQuantity,
} from './units.ts';

describe('quantities', () => {
  it('reads a number with a decimal point or comma', () => {
    expect(parseAmount(' 1.5 ')).toBe(1.5);
    expect(parseAmount('1,5')).toBe(1.5);
  });

  it.each(['0', '-1', '1e3', 'abc', '1.2.3', '∞', '9'.repeat(20)])('refuses %j', (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it('takes an empty field as no limit', () => {
    expect(parseQuantity({ amount: ' ', unit: 'hour' }, TIME_UNITS)).toEqual({ kind: 'none' });
  });

  it('turns what people say into base units', () => {
    const value = (amount: string, unit: keyof typeof TIME_UNITS) =>
      parseQuantity({ amount, unit }, TIME_UNITS);
    expect(value('30', 'minute')).toEqual({ kind: 'value', value: 1_800 });
    expect(value('1.5', 'hour')).toEqual({ kind: 'value', value: 5_400 });
    expect(parseQuantity({ amount: '500', unit: 'megabyte' }, DATA_UNITS)).toEqual({
      kind: 'value',
      value: 500_000_000,
    });
    expect(value('abc', 'day')).toEqual({ kind: 'wrong' });
  });

  it('shows a value in the largest unit it is a whole number of', () => {
    expect(toQuantity(86_400, TIME_UNITS, 'hour')).toEqual({ amount: '1', unit: 'day' });
    expect(toQuantity(5_400, TIME_UNITS, 'hour')).toEqual({ amount: '90', unit: 'minute' });
    expect(toQuantity(90, TIME_UNITS, 'hour')).toEqual({ amount: '1.5', unit: 'minute' });
    expect(toQuantity(1_500_000_000, DATA_UNITS, 'megabyte')).toEqual({
      amount: '1500',
      unit: 'megabyte',
    });
    expect(toQuantity(512_000, SPEED_UNITS, 'megabit')).toEqual({ amount: '512', unit: 'kilobit' });
    expect(toQuantity(null, SPEED_UNITS, 'megabit')).toEqual({ amount: '', unit: 'megabit' });
  });

  it.each([60, 61, 90, 3_600, 5_400, 86_399, 86_400, 100_000, 315_360_000])(
    'does not change %d seconds by showing and reading them',
    (seconds) => {
      const shown = toQuantity(seconds, TIME_UNITS, 'hour');
      expect(parseQuantity(shown, TIME_UNITS)).toEqual({ kind: 'value', value: seconds });
    },
  );
});

describe('prices and counts', () => {
  it('reads whole currency units, with or without thousands', () => {
    expect(parsePriceCents('20')).toBe(2_000);
    expect(parsePriceCents(' 1,020 ')).toBe(102_000);
  });

  it.each(['0', '2.5', '-5', '', 'KSh 20', '1,02'])('refuses the price %j', (text) => {
    expect(parsePriceCents(text)).toBeNull();
  });

  it('reads whole numbers from 1', () => {
    expect(parseCount('25,000')).toBe(25_000);
    for (const wrong of ['0', '1.5', '-1', '', 'ten']) expect(parseCount(wrong)).toBeNull();
  });
});
