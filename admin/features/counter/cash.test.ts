import { expect, it } from 'vitest';
import { parseCashCents } from './cash.ts';

it.each([
  ['2500', 250_000],
  [' 2,500.50 ', 250_050],
  ['0', 0],
  ['19.99', 1_999],
  ['', null],
  ['-5', null],
  ['5.001', null],
  ['five', null],
])('reads "%s" as cash', (text, cents) => {
  expect(parseCashCents(text)).toBe(cents);
});
