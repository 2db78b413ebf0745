import { expect, it } from 'vitest';
import { periodOf } from './period.ts';

it('begins weeks on Monday, months on the first, and ends the last month on its last day', () => {
  const of = (name: Parameters<typeof periodOf>[0], today = '2026-03-01') => {
    const { from, to } = periodOf(name, today);
    return `${from} ${to}`;
  };
  expect(of('today')).toBe('2026-03-01 2026-03-01');
  expect(of('week')).toBe('2026-02-23 2026-03-01');
  expect(of('week', '2026-03-02')).toBe('2026-03-02 2026-03-02');
  expect(of('month')).toBe('2026-03-01 2026-03-01');
  expect(of('days30')).toBe('2026-01-31 2026-03-01');
  expect(of('lastMonth')).toBe('2026-02-01 2026-02-28');
  expect(of('lastMonth', '2026-01-15')).toBe('2025-12-01 2025-12-31');
  expect(of('year')).toBe('2026-01-01 2026-03-01');
});
