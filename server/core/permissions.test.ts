import { describe, expect, it } from 'vitest';
import {
  changeTo,
  isPossible,
  PERMISSIONS,
  permissionsOf,
  ROLES,
  tokenPermissions,
  usualSet,
} from './permissions.ts';

describe('permission sets', () => {
  it('are whole for an owner, whatever is stored', () => {
    const all = permissionsOf('owner', { added: [], removed: ['staff.write', 'self'] });
    expect([...all]).toEqual(PERMISSIONS);
    expect(changeTo('owner', ['self']).ok).toBe(false);
  });

  it.each(ROLES.filter((role) => role !== 'owner'))(
    'never hold more than a %s can be given, and never lose their own account',
    (role) => {
      const set = permissionsOf(role, { added: PERMISSIONS, removed: ['self', 'today'] });
      for (const permission of set) expect(isPossible(role, permission)).toBe(true);
      expect(set.has('self')).toBe(true);
      expect(set.has('staff.write')).toBe(false);
      expect(set.has('backups')).toBe(false);
    },
  );

  it('keep from a cashier for good what would cover up a drawer', () => {
    const most = permissionsOf('cashier', { added: PERMISSIONS, removed: [] });
    const never = PERMISSIONS.filter((permission) => !most.has(permission));
    expect(never).toEqual([
      ...[
        'payments.refund',
        'plans.write',
        'routers.write',
        'routers.configs',
        'settings.write',
        'exports',
      ],
      ...['tokens', 'staff', 'staff.write', 'updates', 'backups'],
    ]);
    expect(changeTo('cashier', ['self', 'plans.write'])).toEqual({
      ok: false,
      beyond: ['plans.write'],
    });
  });

  it('become what was wanted, and hold only the difference', () => {
    const wanted = [...usualSet('technician')]
      .filter((permission) => permission !== 'routers.write')
      .concat('customers');
    const changed = changeTo('technician', wanted);
    expect(changed).toEqual({
      ok: true,
      change: { added: ['customers'], removed: ['routers.write'] },
    });
    if (!changed.ok) throw new Error('refused');
    const set = permissionsOf('technician', changed.change);
    expect([...set].sort()).toEqual([...wanted].sort());
  });
});

describe('a token', () => {
  it('never holds more than its maker does now', () => {
    const manager = usualSet('manager');
    const set = tokenPermissions(usualSet('owner'), manager);
    for (const permission of set) expect(manager.has(permission)).toBe(true);
    expect(tokenPermissions(usualSet('owner'), new Set(['today']))).toEqual(new Set(['today']));
  });

  it('never is a person, whoever made it', () => {
    const set = tokenPermissions(usualSet('owner'), usualSet('owner'));
    for (const never of ['self', 'tokens', 'staff.write', 'backups', 'updates'] as const) {
      expect(set.has(never)).toBe(false);
    }
    const reading = tokenPermissions('read', usualSet('owner'));
    expect([...reading].some((permission) => permission.endsWith('.write'))).toBe(false);
    expect(reading.has('vouchers.reveal')).toBe(false);
  });
});
