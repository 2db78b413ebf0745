import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../server/adapters/http/openapi.ts';
import { adminRoutes } from '../../server/compose/admin-routes.ts';
import type { HttpParts } from '../../server/compose/http-parts.ts';

/** Routes are only listed here, never called, so nothing behind them is needed. */
const anything: unknown = new Proxy(() => anything, { get: () => anything });
const routes = adminRoutes(anything as HttpParts);

/** Who may do what. A route that is missing here fails the build, as does a change of its roles. */
const TABLE: Record<string, string> = {
  'GET /setup': 'public',
  'POST /setup': 'public',
  'POST /login': 'public',
  'POST /logout': 'public',
  'GET /me': 'owner manager cashier technician',
  'GET /operators': 'owner manager',
  'POST /operators': 'owner',
  'PATCH /operators/:id': 'owner',
  'POST /operators/:id/password': 'owner',
  'POST /operators/:id/two-factor/off': 'owner',
  'DELETE /operators/:id/sessions': 'owner',
  'POST /me/password': 'owner manager cashier technician',
  'GET /me/sessions': 'owner manager cashier technician',
  'DELETE /me/sessions/:id': 'owner manager cashier technician',
  'POST /me/two-factor': 'owner manager cashier technician',
  'POST /me/two-factor/confirm': 'owner manager cashier technician',
  'POST /me/two-factor/off': 'owner manager cashier technician',
  'GET /audit': 'owner manager',
  'GET /audit/verify': 'owner',
  'POST /mpesa/test': 'owner',
  'GET /mpesa/test/:id': 'owner',
  'GET /first-steps': 'owner manager',
  'GET /mpesa': 'owner manager',
  'PUT /plans/order': 'owner manager',
  'POST /plans/preview': 'owner manager',
  'GET /reports/sales': 'owner manager',
  'GET /events': 'owner manager cashier technician',
  'GET /dashboard': 'owner manager cashier technician',
  'GET /dashboard/charts': 'owner manager cashier technician',
  'GET /plans': 'owner manager cashier technician',
  'POST /plans': 'owner manager',
  'POST /plans/demo': 'owner manager',
  'PATCH /plans/:id': 'owner manager',
  'DELETE /plans/:id': 'owner manager',
  'GET /batches': 'owner manager cashier',
  'POST /batches': 'owner manager cashier',
  'POST /batches/import': 'owner manager',
  'POST /batches/:id/reveal': 'owner manager',
  'GET /vouchers': 'owner manager cashier',
  'GET /vouchers/odds': 'owner manager cashier',
  'POST /vouchers/search': 'owner manager cashier',
  'GET /vouchers/:id': 'owner manager cashier',
  'POST /vouchers/:id/reveal': 'owner manager',
  'POST /vouchers/:id/revoke': 'owner manager',
  'POST /vouchers/:id/replace': 'owner manager',
  'POST /vouchers/replace': 'owner manager',
  'POST /vouchers/lookup': 'owner manager cashier',
  'POST /vouchers/revoke': 'owner manager',
  'POST /vouchers/speed': 'owner manager',
  'POST /vouchers/extend': 'owner manager',
  'POST /vouchers/move': 'owner manager',
  'POST /vouchers/top-up': 'owner manager cashier',
  'POST /vouchers/release-device': 'owner manager cashier',
  'POST /sessions/:id/speed': 'owner manager',
  'POST /sessions/:id/extend': 'owner manager',
  'POST /sessions/:id/move': 'owner manager',
  'POST /sessions/:id/top-up': 'owner manager cashier',
  'GET /sessions': 'owner manager cashier technician',
  'POST /sessions/:id/disconnect': 'owner manager cashier',
  'POST /customers/lookup': 'owner manager cashier',
  'POST /customers/notes': 'owner manager cashier',
  'POST /customers/block': 'owner manager',
  'POST /customers/unblock': 'owner manager',
  'GET /payments': 'owner manager cashier',
  'GET /payments/:id': 'owner manager cashier',
  'GET /payments/:id/receipt': 'owner manager cashier',
  'GET /payments/:id/receipt/:paper': 'owner manager cashier',
  'POST /payments/:id/receipt/sms': 'owner manager cashier',
  'POST /payments/:id/resolve': 'owner manager',
  'GET /messages': 'owner manager cashier',
  'GET /messages/:id': 'owner manager cashier',
  'POST /messages/:id/resend': 'owner manager cashier',
  'GET /message-templates': 'owner manager',
  'POST /message-templates/preview': 'owner manager',
  'GET /sms-providers': 'owner manager',
  'POST /sms-providers/test': 'owner manager',
  'GET /alarms': 'owner manager cashier technician',
  'POST /payments/:id/match': 'owner manager',
  'POST /payments/:id/credit': 'owner manager',
  'POST /payments/:id/refund': 'owner',
  'POST /payments/reconcile': 'owner manager cashier',
  'POST /payments/register': 'owner',
  'GET /coupons': 'owner manager',
  'POST /coupons': 'owner manager',
  'POST /coupons/:code/withdraw': 'owner manager',
  'POST /sales': 'owner manager cashier',
  'POST /sales/mobile': 'owner manager cashier',
  'GET /sales/mobile': 'owner manager cashier',
  'GET /sales/mobile/:id': 'owner manager cashier',
  'POST /sales/mobile/:id/again': 'owner manager cashier',
  'GET /shift': 'owner manager cashier',
  'GET /updates': 'owner',
  'POST /updates/pieces': 'owner',
  'POST /updates/install': 'owner',
  'POST /updates/fetch': 'owner',
  'POST /shift/open': 'owner manager cashier',
  'POST /shift/close': 'owner manager cashier',
  'GET /shifts': 'owner manager',
  'GET /days/:day': 'owner manager',
  'GET /days/:day/csv': 'owner manager',
  'POST /days/:day/close': 'owner manager',
  'GET /ledger': 'owner manager',
  'GET /sites': 'owner manager cashier technician',
  'POST /sites': 'owner manager technician',
  'PATCH /sites/:id': 'owner manager technician',
  'DELETE /sites/:id': 'owner manager technician',
  'GET /routers': 'owner manager cashier technician',
  'POST /routers': 'owner manager technician',
  'PATCH /routers/:id': 'owner manager technician',
  'GET /routers/:id/script': 'owner manager technician',
  'GET /routers/knocks': 'owner manager technician',
  'POST /routers/:id/probe': 'owner manager technician',
  'GET /troubles': 'owner manager cashier technician',
  'GET /settings': 'owner manager',
  'PUT /settings': 'owner',
  'GET /splash/looks': 'owner manager',
  'PUT /splash/looks/:router': 'owner manager',
  'DELETE /splash/looks/:router': 'owner manager',
  'POST /splash/pictures': 'owner manager',
  'GET /splash/funnel': 'owner manager',
  'GET /splash/wording': 'owner manager',
  'PUT /splash/wording': 'owner manager',
  'GET /splash/preview': 'owner manager',
  'GET /exports/everything': 'owner',
  'GET /exports/:kind': 'owner manager',
  'GET /health': 'owner manager cashier technician',
  'POST /backup': 'owner',
  'GET /backups': 'owner',
  'POST /backups': 'owner',
  'POST /backups/drill': 'owner',
  'POST /backups/recovery-key/proof': 'owner',
  'GET /backups/far': 'owner',
  'POST /backups/far/send': 'owner',
  'POST /backups/far/ssh-key': 'owner',
  'GET /backups/own/:name': 'owner',
  'POST /backups/upload': 'owner',
  'POST /backups/restore': 'owner',
  'POST /backups/fetch': 'owner',
  'POST /backups/recovery-key': 'owner',
  'POST /restore': 'owner',
};

describe('the authorisation table', () => {
  const actual = routes.map((route) => {
    const access = route.access === 'public' ? 'public' : route.access.join(' ');
    return [`${route.method} ${route.path}`, access] as const;
  });

  it('has every route of the admin, with its roles', () => {
    expect(Object.fromEntries(actual)).toEqual(TABLE);
  });

  it('names no route twice', () => {
    expect(new Set(actual.map(([name]) => name)).size).toBe(actual.length);
  });

  it('keeps a cashier from writing what only owners decide', () => {
    const forbidden = /operators|settings|routers|plans|resolve|backup|restore|exports/;
    const writes = actual.filter(([name]) => !name.startsWith('GET') && forbidden.test(name));
    expect(writes.length).toBeGreaterThan(5);
    for (const [, access] of writes) expect(access).not.toContain('cashier');
  });
});

describe('the OpenAPI document', () => {
  const document = openApiDocument(routes, '0') as {
    openapi: string;
    paths: Record<string, Record<string, { summary: string; requestBody?: object }>>;
  };

  it('describes every route, with a summary', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const route of routes) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const operation = document.paths[path]?.[route.method.toLowerCase()];
      expect(operation?.summary.length).toBeGreaterThan(5);
      expect(operation?.requestBody !== undefined).toBe(
        route.body !== undefined || route.bytes === true,
      );
    }
  });
});
