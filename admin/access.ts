import type { Permission } from '../server/contract/permissions.ts';

export type { Permission };

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

/** What the box says that one may do: it decides, this only hides what it would refuse. */
export function navigationOf(permissions: readonly Permission[]): Screen[] {
  return SCREENS.filter((screen) => permissions.includes(screen));
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
