import { expect, it } from 'vitest';
import { texts } from '../../text/index.ts';
import { detailWords, eventWords, reasonWords } from './payment-words.ts';

it('says what happened in words, and keeps what it does not know', () => {
  expect(eventWords('Prompt 2', texts.en)).toBe('Prompt 2 sent to the phone');
  expect(eventWords('payment.settle', texts.en)).toBe('Paid, voucher given');
  expect(eventWords('payment.new', texts.en)).toBe('payment.new');
});

it('explains a reason, and keeps a note', () => {
  expect(reasonWords('wrong_pin', texts.en)).toContain('wrong PIN');
  expect(reasonWords('sent back', texts.en)).toBe('sent back');
});

it('writes amounts as money', () => {
  const format = { money: (cents: number) => `KSh ${cents / 100}` };
  expect(detailWords('receipt SKL1, amountCents 500', format)).toBe('receipt SKL1, KSh 5');
});
