import type { Role } from '../../../server/contract/admin.ts';

/** From the least to the most that somebody may do. */
export const ROLES: readonly Role[] = ['cashier', 'manager', 'technician', 'owner'];
