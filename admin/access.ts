import type { Role } from '../server/contract/admin.ts';

/** The screens, in the order of the navigation. */
export const SCREENS = [
  'today',
  'vouchers',
  'payments',
  'messages',
  'sessions',
  'plans',
  'routers',
  'staff',
  'settings',
] as const;
export type Screen = (typeof SCREENS)[number];

const EVERYONE: readonly Role[] = ['owner', 'manager', 'cashier', 'technician'];
const SELLERS: readonly Role[] = ['owner', 'manager', 'cashier'];
const MANAGERS: readonly Role[] = ['owner', 'manager'];
const NETWORK: readonly Role[] = ['owner', 'manager', 'technician'];
const OWNER: readonly Role[] = ['owner'];

/** The same groups as the box's routes use; the box decides, this only hides what it would refuse. */
const ALLOWED = {
  today: EVERYONE,
  vouchers: SELLERS,
  payments: SELLERS,
  messages: SELLERS,
  'messages.write': MANAGERS,
  sessions: EVERYONE,
  plans: EVERYONE,
  routers: EVERYONE,
  staff: MANAGERS,
  settings: MANAGERS,
  splash: MANAGERS,
  'plans.write': MANAGERS,
  coupons: MANAGERS,
  'vouchers.import': MANAGERS,
  'vouchers.reveal': MANAGERS,
  'vouchers.revoke': MANAGERS,
  'payments.unmask': MANAGERS,
  'payments.resolve': MANAGERS,
  'payments.refund': OWNER,
  counter: SELLERS,
  customers: SELLERS,
  'customers.block': MANAGERS,
  days: MANAGERS,
  'sessions.disconnect': SELLERS,
  'sessions.manage': MANAGERS,
  'routers.write': NETWORK,
  'staff.write': OWNER,
  'settings.write': OWNER,
} satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;

export function may(role: Role, permission: Permission): boolean {
  return ALLOWED[permission].includes(role);
}

export function navigationOf(role: Role): Screen[] {
  return SCREENS.filter((screen) => may(role, screen));
}

export const SCREEN_PATHS: Record<Screen, string> = {
  today: '/',
  vouchers: '/vouchers',
  payments: '/payments',
  messages: '/messages',
  sessions: '/sessions',
  plans: '/plans',
  routers: '/routers',
  staff: '/staff',
  settings: '/settings',
};
