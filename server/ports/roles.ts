import type { Role } from '../contract/admin.ts';

export type { Role };

/** Who may do what, by the kind of work; routes name one of these. */
export const EVERYONE: readonly Role[] = ['owner', 'manager', 'cashier', 'technician'];
export const SELLERS: readonly Role[] = ['owner', 'manager', 'cashier'];
export const MANAGERS: readonly Role[] = ['owner', 'manager'];
export const NETWORK: readonly Role[] = ['owner', 'manager', 'technician'];
export const OWNER: readonly Role[] = ['owner'];
