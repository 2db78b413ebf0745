import { expect, it } from 'vitest';
import { soldAt, worksAt } from './site.ts';

it('lets everything without a limit work everywhere, and the rest at its sites alone', () => {
  expect(worksAt(null, null)).toBe(true);
  expect(worksAt(null, 'town')).toBe(true);
  expect(worksAt(['town'], 'town')).toBe(true);
  expect(worksAt(['town'], 'beach')).toBe(false);
  // A router without a site belongs to none of them.
  expect(worksAt(['town'], null)).toBe(false);
});

it('offers an unknown router only what works at every site', () => {
  const sites = ['town', 'beach'];
  expect(soldAt(null, undefined, sites)).toBe(true);
  expect(soldAt(['town'], undefined, sites)).toBe(false);
  expect(soldAt(['beach', 'town'], undefined, sites)).toBe(true);
  expect(soldAt(['gone'], undefined, [])).toBe(false);
  expect(soldAt(['town'], 'town', sites)).toBe(true);
});
