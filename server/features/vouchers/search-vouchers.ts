import type { Page } from '../../contract/admin.ts';
import type { VoucherHit } from '../../contract/vouchers.ts';
import { type Meant, meantBy } from '../../core/search-what.ts';
import { parseVoucherCode } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { Clock } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import type { Viewer } from './own-vouchers.ts';
import type { Found, VoucherSearch } from './search-read-model.ts';

export interface SearchDeps {
  clock: Clock;
  vault: Vault;
  search: VoucherSearch;
}

export type SearchAnswer = Page<VoucherHit> & { as: Meant['kind'] };

/**
 * Vouchers by code, phone, MAC address or batch: what was typed decides, and where it may be
 * several, the first that finds anything.
 * @param as what an earlier page was found as, so that the next page is of the same.
 * @throws AppError search_short
 */
export async function searchVouchers(
  { vault, search, clock }: SearchDeps,
  what: string,
  cursor?: string,
  as?: Meant['kind'],
  viewer: Viewer | null = null,
): Promise<SearchAnswer> {
  const meant = meantBy(what).filter(({ kind }) => as === undefined || kind === as);
  const [first] = meant;
  if (!first) {
    const words = 'Type a code, a phone number, a MAC address or the label of a batch.';
    throw new AppError(422, 'search_short', words, { what: words });
  }
  for (const one of meant) {
    const page = await search.page(placeOf(vault, one), cursor, clock.now(), viewer);
    if (page.items.length > 0) return { ...page, as: one.kind };
  }
  const likely =
    meant.find(({ kind }) => kind === 'phone') ?? (parseVoucherCode(what) ? first : meant.at(-1));
  return { items: [], nextCursor: null, as: (likely ?? first).kind };
}

function placeOf(vault: Vault, meant: Meant): Found {
  if (meant.kind !== 'code') return meant;
  return { kind: 'code', codeHash: vault.codeHash(meant.code) };
}
