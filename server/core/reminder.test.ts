import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entitlement, UNUSED } from './entitlement.ts';
import { NO_LIMITS } from './plan.ts';
import { reminderDue } from './reminder.ts';

const HOUR_MS = 3_600_000;
const DAY: Entitlement = {
  ...{ ...NO_LIMITS, ...UNUSED, status: 'active', activatedAtMs: 0, expiresAtMs: 24 * HOUR_MS },
  validitySeconds: 86_400,
};

describe('a reminder', () => {
  it.each<[string, Partial<Entitlement>, number, string | null]>([
    ['is not due in the middle', {}, 12, null],
    ['is due an hour before the end', {}, 23, 'expiring'],
    ['is not due after the end', {}, 24, null],
    ['is due at a tenth of a short validity', { expiresAtMs: 4 * HOUR_MS }, 3.6, 'expiring'],
    ['is not due for what is over soon anyway', { expiresAtMs: HOUR_MS }, 0.95, null],
    ['is due at 90 % of the time', { timeSeconds: 1_000, usedSeconds: 900 }, 1, 'nearly_used'],
    ['is not due below', { timeSeconds: 1_000, usedSeconds: 899 }, 1, null],
    ['is due at 90 % of the data', { dataBytes: 1_000, usedBytes: 950 }, 1, 'nearly_used'],
    ['is not due for what is used up', { dataBytes: 1_000, usedBytes: 1_000 }, 1, null],
    ['is not due for an unused voucher', { status: 'unused', activatedAtMs: null }, 23, null],
    ['is due before a fixed end', { endsAtMs: 20 * HOUR_MS }, 19.5, 'expiring'],
    ['is not due while it rests', { pauseEndsAtMs: 24 * HOUR_MS }, 23.5, null],
    ['is due at 90 % of the uploads', { dataUpBytes: 100, usedUpBytes: 90 }, 1, 'nearly_used'],
    ['is not due without any limit', { expiresAtMs: null }, 1_000, null],
  ])('%s', (_name, change, hours, due) => {
    expect(reminderDue({ ...DAY, ...change }, hours * HOUR_MS)).toBe(due);
  });

  it('only ever speaks of a voucher that can still be used', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.nat(30), (usedSeconds, usedBytes, hours) => {
        const voucher = { ...DAY, timeSeconds: 1_000, dataBytes: 1_000, usedSeconds, usedBytes };
        const over = usedSeconds >= 1_000 || usedBytes >= 1_000 || hours >= 24;
        if (over) expect(reminderDue(voucher, hours * HOUR_MS)).toBeNull();
      }),
    );
  });
});
