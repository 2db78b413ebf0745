import type { Page, VoucherDetail } from '../../../server/contract/admin.ts';
import type {
  ImportAnswer,
  ImportOdds,
  VoucherHit,
  VoucherPage,
} from '../../../server/contract/vouchers.ts';
import { api, ask, pick } from '../../api.ts';
import type { Result } from '../../problem.ts';

export type FoundAs = 'code' | 'phone' | 'mac' | 'batch';
type Hits = Page<VoucherHit> & { as: FoundAs };

export interface Replacement {
  id: string;
  planName: string;
  code: string;
}

/** 25,000 codes take a small box a while. */
const IMPORT_TIMEOUT_MS = 120_000;

const path = (id: string) => `/vouchers/${encodeURIComponent(id)}`;

export const cardsApi = {
  search: (input: { what: string; as?: FoundAs; cursor?: string }) =>
    ask<Hits>('POST', '/vouchers/search', input),
  importCodes: (input: { plan: string; label: string; csv: string; allowWeak: boolean }) =>
    ask<ImportAnswer>('POST', '/batches/import', input, IMPORT_TIMEOUT_MS),
  importOdds: (csv: string) =>
    pick('odds', ask<{ odds: ImportOdds | null }>('POST', '/batches/import/odds', { csv })),
  voucher: (id: string) => ask<VoucherPage>('GET', path(id)),
  reveal: (id: string) => pick('code', ask<{ code: string }>('POST', `${path(id)}/reveal`)),
  revoke: (id: string) => ask<VoucherPage>('POST', `${path(id)}/revoke`),
  replace: (id: string, reason: string) =>
    pick(
      'replacement',
      ask<{ replacement: Replacement }>('POST', `${path(id)}/replace`, { reason }),
    ),
};

/** Either the one voucher whose code was typed, whole, or a list of what was found, masked. */
export type FoundVouchers =
  | { kind: 'one'; voucher: VoucherDetail }
  | { kind: 'several'; what: string; as: FoundAs; first: Page<VoucherHit> };

export async function findVouchers(what: string): Promise<Result<FoundVouchers>> {
  const found = await cardsApi.search({ what });
  if (!found.ok) return found;
  const { as, ...first } = found.value;
  if (as !== 'code' || first.items.length === 0) {
    return { ok: true, value: { kind: 'several', what, as, first } };
  }
  const one = await api.lookUpVoucher(what);
  return one.ok ? { ok: true, value: { kind: 'one', voucher: one.value } } : one;
}
