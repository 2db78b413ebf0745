import { describe, expect, it } from 'vitest';
import type { PaymentView } from '../../../server/contract/admin.ts';
import { countAll, takingsOfToday } from './takings.ts';

const NOW = new Date('2026-11-21T09:00:00Z');

function payment(paidAt: string, paidCents = 1_000): PaymentView {
  return {
    id: paidAt,
    state: 'paid',
    reason: null,
    planName: '1 hour',
    priceCents: paidCents,
    paidCents,
    currency: 'KES',
    phone: null,
    receipt: null,
    voucher: null,
    createdAt: paidAt,
    paidAt,
  };
}

/** Pages by number; asking beyond the last one fails the test. */
function pagesOf<T>(pages: T[][]) {
  const asked: number[] = [];
  const load = async (cursor?: string) => {
    const page = Number(cursor ?? 0);
    asked.push(page);
    const items = pages[page];
    if (!items) throw new Error(`There is no page ${page}.`);
    const nextCursor = page + 1 < pages.length ? String(page + 1) : null;
    return { ok: true as const, value: { items, nextCursor } };
  };
  return { asked, load };
}

describe('takings of today', () => {
  it('adds up over pages what was paid today where the shop is', async () => {
    const { load } = pagesOf([
      [payment('2026-11-21T08:00:00Z'), payment('2026-11-21T07:00:00Z', 5_000)],
      // 21:30 UTC on the 20th is half past midnight on the 21st in Nairobi.
      [payment('2026-11-20T21:30:00Z'), payment('2026-11-20T20:30:00Z')],
    ]);
    const result = await takingsOfToday(load, NOW, 'Africa/Nairobi');
    expect(result).toEqual({ ok: true, value: { paidCents: 7_000, count: 3, complete: true } });
  });

  it('stops reading at the day before yesterday', async () => {
    const { asked, load } = pagesOf([
      [payment('2026-11-21T08:00:00Z')],
      [payment('2026-11-18T08:00:00Z')],
      [payment('2026-11-17T08:00:00Z')],
    ]);
    await takingsOfToday(load, NOW, 'Africa/Nairobi');
    expect(asked).toEqual([0, 1]);
  });

  it('says when it did not read everything', async () => {
    const { load } = pagesOf(Array.from({ length: 20 }, () => [payment('2026-11-21T08:00:00Z')]));
    const result = await takingsOfToday(load, NOW, 'Africa/Nairobi');
    expect(result).toEqual({ ok: true, value: { paidCents: 10_000, count: 10, complete: false } });
  });
});

it('counts over pages', async () => {
  const { load } = pagesOf([[1, 2], [3]]);
  expect(await countAll(load)).toEqual({ ok: true, value: { count: 3, complete: true } });
});
