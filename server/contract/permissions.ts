import type { Role } from './admin.ts';

/** What somebody may do. Every route of the admin listener asks for one of these. */
export type Permission =
  /** Their own account: everybody, always. */
  | 'self'
  | 'today'
  | 'vouchers'
  | 'vouchers.create'
  | 'vouchers.help'
  | 'vouchers.import'
  | 'stock'
  | 'vouchers.reveal'
  | 'vouchers.revoke'
  | 'sessions'
  | 'sessions.disconnect'
  | 'sessions.manage'
  | 'counter'
  | 'payments'
  | 'payments.unmask'
  | 'payments.resolve'
  | 'payments.refund'
  | 'customers'
  | 'customers.block'
  | 'days'
  | 'messages'
  | 'messages.send'
  | 'messages.write'
  | 'plans'
  | 'plans.write'
  | 'coupons'
  | 'routers'
  | 'routers.write'
  /** Configurations of routers whole, with the secrets in them. */
  | 'routers.configs'
  | 'splash'
  | 'settings'
  | 'settings.write'
  | 'exports'
  | 'tokens'
  | 'staff'
  | 'staff.write'
  | 'updates'
  | 'backups';

/** GET /permissions → {sets}; PUT /permissions/:role {permissions} → {set}. */
export interface PermissionSetView {
  role: Role;
  permissions: Permission[];
  /** As it is when nobody has changed it. */
  usual: Permission[];
  /** What this role can be given; the rest is never in its reach. */
  possible: Permission[];
}
