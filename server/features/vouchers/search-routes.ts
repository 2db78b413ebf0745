import type { Zone } from '../../core/zone.ts';
import { AppError } from '../../ports/errors.ts';
import { MANAGERS, SELLERS } from '../../ports/roles.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database, VoucherRecord } from '../../ports/stores.ts';
import { presentBalance } from './present.ts';
import { searchBody } from './schema.ts';
import { type SearchDeps, searchVouchers } from './search-vouchers.ts';

export interface SearchRouteDeps extends SearchDeps {
  database: Database;
  mint: VoucherMint;
  zone(): Zone;
}

/** Finding a voucher by what is known of it, and what there is to know of one. */
export function searchRoutes(deps: SearchRouteDeps): AdminRoute[] {
  const nowMs = () => deps.clock.now();
  return [
    adminRoute({
      method: 'POST',
      path: '/vouchers/search',
      summary: 'Vouchers by code, phone number, MAC address or label of a batch; codes are masked.',
      access: SELLERS,
      body: searchBody,
      async handle({ body: { what, cursor, as } }) {
        return { body: await searchVouchers(deps, what, cursor, as) };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/vouchers/:id',
      summary: 'One voucher: who made and sold it, its devices, what is left; its code is masked.',
      access: SELLERS,
      async handle({ params }) {
        const known = await mustFind(deps.database, params.id ?? '');
        const voucher = await deps.search.hit(known.id, nowMs());
        return { body: { voucher, balance: presentBalance(known, deps.zone(), nowMs()) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/:id/reveal',
      summary: 'Shows the code of a voucher; audited.',
      access: MANAGERS,
      async handle({ actor, params }) {
        const voucher = await mustFind(deps.database, params.id ?? '');
        const entry = { actor: actor.name, action: 'voucher.reveal', subject: voucher.id };
        await deps.database.transaction((stores) =>
          stores.audit.append({ ...entry, detail: {} }, nowMs()),
        );
        return { body: { code: deps.mint.reveal(voucher) } };
      },
    }),
  ];
}

/** @throws AppError voucher_unknown */
async function mustFind(database: Database, id: string): Promise<VoucherRecord> {
  const voucher = await database.read.vouchers.find(id);
  if (voucher) return voucher;
  throw new AppError(404, 'voucher_unknown', 'There is no such voucher.');
}
