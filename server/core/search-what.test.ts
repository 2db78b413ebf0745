import { expect, it } from 'vitest';
import { meantBy } from './search-what.ts';
import { makeVoucherCode } from './voucher-code.ts';

const kinds = (typed: string) => meantBy(typed).map(({ kind }) => kind);

it.each([
  ['aa-bb-cc-dd-ee-01', ['mac']],
  ['AABB.CCDD.EE01', ['mac']],
  ['0712 345 678', ['code', 'phone', 'batch']],
  ['254712345678', ['phone', 'batch']],
  ['Kiosk 12', ['code', 'batch']],
  ['+254 112 345 678', ['phone', 'batch']],
  ['Shop counter, November', ['batch']],
  ['%', []],
  ['', []],
])('%s may mean %j', (typed, expected) => {
  expect(kinds(typed)).toEqual(expected);
});

it('takes a code as people write it', () => {
  const code = makeVoucherCode(() => 7);
  expect(meantBy(`${code.slice(0, 5).toLowerCase()} - ${code.slice(5)}`)[0]).toEqual({
    ...{ kind: 'code', code },
  });
});
