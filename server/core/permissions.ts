export const ROLES = ['owner', 'manager', 'cashier', 'technician'] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;
const SELLERS: readonly Role[] = ['owner', 'manager', 'cashier'];
const MANAGERS: readonly Role[] = ['owner', 'manager'];
const NETWORK: readonly Role[] = ['owner', 'manager', 'technician'];
const OWNER: readonly Role[] = ['owner'];

/** Who has what while the owner has not decided otherwise. */
const USUAL = {
  self: EVERYONE,
  today: EVERYONE,
  vouchers: SELLERS,
  'vouchers.create': SELLERS,
  'vouchers.help': SELLERS,
  'vouchers.import': MANAGERS,
  stock: MANAGERS,
  'vouchers.reveal': MANAGERS,
  'vouchers.revoke': MANAGERS,
  sessions: EVERYONE,
  'sessions.disconnect': SELLERS,
  'sessions.manage': MANAGERS,
  counter: SELLERS,
  payments: SELLERS,
  'payments.unmask': MANAGERS,
  'payments.resolve': MANAGERS,
  'payments.refund': OWNER,
  customers: SELLERS,
  'customers.block': MANAGERS,
  days: MANAGERS,
  messages: SELLERS,
  'messages.send': SELLERS,
  'messages.write': MANAGERS,
  plans: EVERYONE,
  'plans.write': MANAGERS,
  coupons: MANAGERS,
  routers: EVERYONE,
  'routers.write': NETWORK,
  'routers.configs': OWNER,
  splash: MANAGERS,
  settings: MANAGERS,
  'settings.write': OWNER,
  exports: MANAGERS,
  tokens: MANAGERS,
  staff: MANAGERS,
  'staff.write': OWNER,
  updates: OWNER,
  backups: OWNER,
} satisfies Record<string, readonly Role[]>;

/** What somebody may do. Every route of the admin listener asks for one of these. */
export type Permission = keyof typeof USUAL;

export const PERMISSIONS = Object.keys(USUAL) as Permission[];

/** Nobody else may ever: each of these makes an owner of whoever has it. */
const OWNERS_ALONE: readonly Permission[] = ['staff.write', 'backups'];
/** Whoever counts a drawer blindly must not be able to cover it up. */
const NEVER_CASHIER: readonly Permission[] = [
  ...(['plans.write', 'routers.write', 'settings.write', 'payments.refund'] as const),
  'routers.configs',
  ...(['exports', 'staff', 'tokens', 'updates'] as const),
];
/** Taken from nobody: their own password, and a first screen to log out from. */
const ALWAYS: readonly Permission[] = ['self', 'today'];

/** Whether a role can be given it at all. */
export function isPossible(role: Role, permission: Permission): boolean {
  if (role === 'owner') return true;
  if (OWNERS_ALONE.includes(permission)) return false;
  return role !== 'cashier' || !NEVER_CASHIER.includes(permission);
}

/** What the owner has changed of a role's usual set. A new permission thus comes to whom it belongs. */
export interface SetChange {
  added: readonly Permission[];
  removed: readonly Permission[];
}

export function usualSet(role: Role): ReadonlySet<Permission> {
  return new Set(
    PERMISSIONS.filter((permission) => (USUAL[permission] as readonly Role[]).includes(role)),
  );
}

/** What a role may do. The owner's set is whole whatever is stored, and no change crosses the bounds. */
export function permissionsOf(role: Role, change: SetChange | null): ReadonlySet<Permission> {
  const usual = usualSet(role);
  if (role === 'owner' || change === null) return usual;
  const has = (permission: Permission) =>
    ALWAYS.includes(permission) ||
    (isPossible(role, permission) &&
      !change.removed.includes(permission) &&
      (usual.has(permission) || change.added.includes(permission)));
  return new Set(PERMISSIONS.filter(has));
}

/**
 * The change that makes a role's set what is wanted.
 * @returns what stands beyond the role's bounds instead, when something does
 */
export function changeTo(
  role: Role,
  wanted: readonly Permission[],
): { ok: true; change: SetChange } | { ok: false; beyond: Permission[] } {
  const beyond = wanted.filter((permission) => !isPossible(role, permission));
  if (role === 'owner' || beyond.length > 0) return { ok: false, beyond };
  const usual = usualSet(role);
  return {
    ok: true,
    change: {
      added: wanted.filter((permission) => !usual.has(permission)),
      removed: [...usual].filter(
        (permission) => !wanted.includes(permission) && !ALWAYS.includes(permission),
      ),
    },
  };
}

/** What only shows: all that a token for reading alone may ask for, and none of it holds a secret. */
const READING: readonly Permission[] = [
  ...(['today', 'vouchers', 'stock', 'sessions', 'payments', 'days', 'messages'] as const),
  ...(['plans', 'coupons', 'routers', 'settings', 'exports'] as const),
];
/** A token is no person: it has no account, and makes neither staff nor other tokens. */
const NEVER_TOKEN: readonly Permission[] = ['self', 'tokens', 'staff.write', 'backups', 'updates'];

/** What a token may do: its scope, and never more than whoever made it may do at this moment. */
export function tokenPermissions(
  scope: ReadonlySet<Permission> | 'read',
  maker: ReadonlySet<Permission>,
): ReadonlySet<Permission> {
  const inScope = (permission: Permission) =>
    scope === 'read' ? READING.includes(permission) : scope.has(permission);
  return new Set([...maker].filter((one) => inScope(one) && !NEVER_TOKEN.includes(one)));
}
