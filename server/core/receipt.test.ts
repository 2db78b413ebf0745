import { expect, it } from 'vitest';
import { findReceipt, receiptDay } from './receipt.ts';

it.each([
  ['SKJ4H7K2LM', '2024-11-19'],
  ['UCA0000001', '2026-03-10'],
  ['UL90000001', '2026-12-09'],
  ['AA10000000', '2006-01-01'],
])('The receipt %s was made on %s', (receipt, day) => {
  expect(findReceipt(`${receipt} Confirmed. Ksh20.00 paid`)).toBe(receipt);
  expect(receiptDay(receipt)).toBe(day);
});

it.each(['', 'hello', 'SMJ4H7K2LM', 'SKW4H7K2LM', 'SKJ4H7K2L'])('%s is no receipt', (text) => {
  expect(findReceipt(text)).toBeNull();
});
