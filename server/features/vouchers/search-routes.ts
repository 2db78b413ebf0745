import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { viewerOf } from './own-vouchers.ts';
import { searchBody } from './schema.ts';
import { type SearchDeps, searchVouchers } from './search-vouchers.ts';

/** Finding vouchers by what is known of them. */
export function searchRoutes(deps: SearchDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/vouchers/search',
      summary: 'Vouchers by code, phone number, MAC address or label of a batch; codes are masked.',
      access: 'vouchers',
      body: searchBody,
      async handle({ actor, body: { what, cursor, as } }) {
        return { body: await searchVouchers(deps, what, cursor, as, viewerOf(actor)) };
      },
    }),
  ];
}
