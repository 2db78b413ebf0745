import { describe, expect, it } from 'vitest';
import { may, navigationOf, SCREENS } from './access.ts';

describe('navigation', () => {
  it('shows an owner everything', () => {
    expect(navigationOf('owner')).toEqual([...SCREENS]);
  });

  it('shows a cashier neither staff nor settings', () => {
    expect(navigationOf('cashier')).toEqual([
      'today',
      'vouchers',
      'payments',
      'messages',
      'sessions',
      'plans',
      'routers',
    ]);
  });

  it('shows a technician no vouchers and no money', () => {
    expect(navigationOf('technician')).toEqual(['today', 'sessions', 'plans', 'routers']);
  });
});

describe('permissions', () => {
  it('lets only the owner change staff and settings', () => {
    for (const permission of ['staff.write', 'settings.write'] as const) {
      expect(may('owner', permission)).toBe(true);
      for (const role of ['manager', 'cashier', 'technician'] as const) {
        expect(may(role, permission)).toBe(false);
      }
    }
  });

  it('hides whole numbers, codes and revoking from cashiers', () => {
    for (const permission of [
      'payments.unmask',
      'vouchers.reveal',
      'vouchers.revoke',
      'payments.resolve',
    ] as const) {
      expect(may('cashier', permission)).toBe(false);
      expect(may('manager', permission)).toBe(true);
    }
  });

  it('lets a technician work on routers, but not cut customers off', () => {
    expect(may('technician', 'routers.write')).toBe(true);
    expect(may('technician', 'sessions.disconnect')).toBe(false);
  });
});
