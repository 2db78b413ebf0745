import { expect, it } from 'vitest';
import { parseNairobi } from './nairobi.ts';
import { readStatement, statementPayload, suffixOf } from './statement.ts';

const ROW = {
  transactionId: 'SKL4H7K2LM',
  trxDate: '2026-03-01 15:04:05',
  msisdn: '254712345678',
  billreference: 'MLAB23CD45',
  amount: '20.00',
};

it('is asked for in the time of Nairobi', () => {
  const fromMs = Date.UTC(2026, 1, 28, 21, 0, 0);
  expect(statementPayload('174379', fromMs, fromMs + 1_000, 1_000)).toEqual({
    ShortCode: '174379',
    StartDate: '2026-03-01 00:00:00',
    EndDate: '2026-03-01 00:00:01',
    OffSetValue: '1000',
  });
});

it.each([
  ['nested twice', [[ROW]]],
  ['nested once', [ROW]],
])('is read with its rows %s', (_how, Response) => {
  expect(readStatement({ ResponseCode: '1000', Response })).toEqual({
    rows: 1,
    lines: [
      {
        receipt: 'SKL4H7K2LM',
        amountCents: 2_000,
        phone: '254712345678',
        phoneSuffix: '678',
        reference: 'MLAB23CD45',
        atMs: Date.UTC(2026, 2, 1, 12, 4, 5),
      },
    ],
  });
});

it('is empty with code 1001, and no statement with any other answer', () => {
  expect(readStatement({ ResponseCode: '1001' })).toEqual({ rows: 0, lines: [] });
  expect(readStatement({ ResponseCode: '1000' })).toBeNull();
  expect(readStatement({ errorCode: '500.003.02' })).toBeNull();
  expect(readStatement(null)).toBeNull();
});

it('leaves out rows that are not whole, and counts them for paging', () => {
  const broken = [null, 7, {}, { ...ROW, amount: 'x' }, { ...ROW, trxDate: 'soon' }];
  expect(readStatement({ ResponseCode: '1000', Response: [[...broken, ROW]] })).toMatchObject({
    rows: 6,
    lines: [{ receipt: 'SKL4H7K2LM' }],
  });
});

it('takes the ending of whole and masked numbers, never of hashes', () => {
  expect(suffixOf('254712345678')).toBe('678');
  expect(suffixOf('2547 ***** 126')).toBe('126');
  expect(suffixOf('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00123')).toBeNull();
  expect(suffixOf('')).toBeNull();
});

it.each([
  ['20260301150405', Date.UTC(2026, 2, 1, 12, 4, 5)],
  ['2026-03-01 15:04:05', Date.UTC(2026, 2, 1, 12, 4, 5)],
  ['2026-03-01T15:04:05Z', Date.UTC(2026, 2, 1, 15, 4, 5)],
  ['yesterday', null],
])('reads the moment %s', (text, ms) => {
  expect(parseNairobi(text)).toBe(ms);
});
