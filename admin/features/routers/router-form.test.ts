import { describe, expect, it } from 'vitest';
import type { RouterView } from '../../../server/contract/admin.ts';
import { changeBackTo, formOf, routerChangeOf } from './router-form.ts';

const known = {
  ...{ id: 'r1', name: 'Shop', address: '10.0.0.1', kind: 'unifi', messageAuthenticator: 'auto' },
  ...{ coaPort: 3799, loginHosts: ['login.shop', 'a.shop'], hasLoginSecret: true, siteId: 's1' },
  ...{ controllerUrl: 'https://10.0.0.9', controllerSite: 'default' },
} as RouterView;

describe('a change of a router', () => {
  it('that changes nothing sends what is there, and no secret', () => {
    const change = routerChangeOf(formOf(known), known, false);
    expect(change).toMatchObject(changeBackTo(known));
    expect(change).not.toHaveProperty('secret');
    expect(change).not.toHaveProperty('loginSecret');
  });

  it('sends the secrets that were typed', () => {
    const form = { ...formOf(known), secret: 'a new one of sixteen', loginSecret: 'key' };
    expect(routerChangeOf(form, known, true)).toMatchObject({
      ...{ secret: 'a new one of sixteen', loginSecret: 'key', forgetCertificate: true },
    });
  });

  it('to a kind without a login secret or a controller lets go of both', () => {
    const form = { ...formOf(known), kind: 'mikrotik' as const };
    expect(routerChangeOf(form, known, false)).toMatchObject({
      ...{ kind: 'mikrotik', loginSecret: null, controllerUrl: null, controllerSite: null },
    });
  });
});
