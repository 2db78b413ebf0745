import { expect, it } from 'vitest';
import { sessionMeant } from './find-session.ts';

const device = (fromMac: string, toMac = fromMac) => ({ kind: 'device', fromMac, toMac });

it.each(['aa:bb:cc:dd:ee:01', 'AA-BB-CC-DD-EE-01', 'aabb.ccdd.ee01', ' aabbccddee01 '])(
  'reads %s as one device',
  (typed) => {
    expect(sessionMeant(typed)).toEqual([device('AA:BB:CC:DD:EE:01')]);
  },
);

it('takes four digits and more as the beginning of an address', () => {
  expect(sessionMeant('aa:bb')).toEqual([device('AA:BB:00:00:00:00', 'AA:BB:FF:FF:FF:FF')]);
  expect(sessionMeant('02-00-0')).toEqual([device('02:00:00:00:00:00', '02:00:0F:FF:FF:FF')]);
});

it('takes three symbols as the end of a code, with or without the dots before it', () => {
  const ending = [{ kind: 'ending', codeLast: 'K7P' }];
  expect(sessionMeant('k7p')).toEqual(ending);
  expect(sessionMeant('•••••-••K7P')).toEqual(ending);
});

it('takes whole codes, and means both where an address may begin like one', () => {
  expect(sessionMeant('HOTEL2024')).toEqual([{ kind: 'code', code: 'H0TE12024' }]);
  expect(sessionMeant('123456')).toEqual([
    device('12:34:56:00:00:00', '12:34:56:FF:FF:FF'),
    { kind: 'code', code: '123456' },
  ]);
});

it.each(['', 'ab', ':::', 'K7P!', 'zz99', 'aabbccddee0102030405060708'])(
  'means nothing by %j',
  (typed) => {
    expect(sessionMeant(typed)).toEqual([]);
  },
);
