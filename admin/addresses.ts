import type { Permission } from './access.ts';
import { matchPath } from './match.ts';

/** Every address of the app and what it takes. Fixed words stand before parameters. */
export const ADDRESSES = {
  '/': 'today',
  '/more': 'today',
  '/plans': 'plans',
  '/plans/new': 'plans.write',
  '/plans/:id': 'plans.write',
  '/customers': 'customers',
  '/customers/:id': 'customers',
  '/coupons': 'coupons',
  '/coupons/new': 'coupons',
  '/vouchers': 'vouchers',
  '/vouchers/new': 'vouchers.create',
  '/vouchers/import': 'vouchers.import',
  '/vouchers/stock': 'counter',
  '/vouchers/template': 'splash',
  '/vouchers/all': 'vouchers',
  '/vouchers/find': 'vouchers',
  '/vouchers/batches/:id': 'vouchers',
  '/vouchers/:id': 'vouchers',
  '/payments': 'payments',
  '/counter': 'counter',
  '/counter/:id': 'counter',
  '/reports': 'days',
  '/reports/usage': 'days',
  '/reports/vouchers': 'days',
  '/days': 'days',
  '/payments/:id': 'payments',
  '/messages': 'messages',
  '/messages/words': 'messages.write',
  '/messages/providers': 'messages.write',
  '/messages/:id': 'messages',
  '/sessions': 'sessions',
  '/sessions/all': 'sessions',
  '/sessions/troubles': 'sessions',
  '/sessions/:id': 'sessions',
  '/routers': 'routers',
  '/routers/new': 'routers.write',
  '/routers/:id': 'routers',
  '/routers/:id/change': 'routers.write',
  '/sites': 'routers.write',
  '/sites/new': 'routers.write',
  '/sites/:id': 'routers.write',
  '/staff': 'staff',
  '/staff/permissions': 'staff',
  '/staff/new': 'staff.write',
  '/staff/:id': 'staff.write',
  '/audit': 'staff',
  '/account': 'today',
  '/settings': 'settings',
  '/settings/mpesa': 'settings',
  '/settings/payments': 'settings',
  '/welcome/:id': 'settings.write',
  '/settings/backups': 'backups',
  '/settings/standby': 'backups',
  '/settings/update': 'updates',
  '/settings/api': 'settings',
  '/settings/tokens': 'tokens',
  '/settings/look': 'splash',
  '/settings/visits': 'splash',
  '/settings/words': 'splash',
} as const satisfies Record<string, Permission>;

export type Address = keyof typeof ADDRESSES;

/** The first address that a path is of. What is not allowed is not the detail of something that happens to be called so either. */
export function findAddress(path: string): { address: Address; id: string } | null {
  for (const address of Object.keys(ADDRESSES) as Address[]) {
    const params = matchPath(address, path);
    if (params) return { address, id: params.id ?? '' };
  }
  return null;
}
