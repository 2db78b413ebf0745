import { expect, it } from 'vitest';
import { codesCsv } from './codes-csv.ts';

it('writes codes for a spreadsheet, with words that are no formula', () => {
  const file = codesCsv({ planName: '1 "hour"', label: '=2+3' }, ['ABCDE-12345', 'ABCDE-12346']);
  expect(file).toBe(
    'code,plan,label\r\nABCDE-12345,"1 ""hour""","\'=2+3"\r\nABCDE-12346,"1 ""hour""","\'=2+3"\r\n',
  );
});
