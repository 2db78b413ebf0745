import { describe, expect, it } from 'vitest';
import { answerSchemas } from '../../deploy/scripts/answers.mjs';
import { openApiDocument } from '../../server/adapters/http/openapi.ts';
import { adminRoutes } from '../../server/compose/admin-routes.ts';
import type { HttpParts } from '../../server/compose/http-parts.ts';
import {
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
  type Role,
  tokenPermissions,
  usualSet,
} from '../../server/core/permissions.ts';

/** Routes are only listed here, never called, so nothing behind them is needed. */
const anything: unknown = new Proxy(() => anything, { get: () => anything });
const routes = adminRoutes(anything as HttpParts);

/** What each route takes. One that is missing here fails the build, as does a change of its permission. */
const TABLE: Record<string, string> = {
  'GET /setup': 'public',
  'POST /setup': 'public',
  'POST /login': 'public',
  'POST /logout': 'public',
  'GET /me': 'self',
  'POST /me/password': 'self',
  'GET /me/sessions': 'self',
  'DELETE /me/sessions/:id': 'self',
  'POST /me/two-factor': 'self',
  'POST /me/two-factor/confirm': 'self',
  'POST /me/two-factor/off': 'self',
  'GET /events': 'today',
  'GET /dashboard': 'today',
  'GET /dashboard/charts': 'today',
  'GET /alarms': 'today',
  'GET /health': 'today',
  'GET /batches': 'vouchers',
  'GET /batches/:id': 'vouchers',
  'GET /vouchers': 'vouchers',
  'GET /vouchers/odds': 'vouchers',
  'POST /vouchers/search': 'vouchers',
  'GET /voucher-template': 'vouchers',
  'PUT /voucher-template': 'splash',
  'GET /vouchers/:id': 'vouchers',
  'POST /vouchers/lookup': 'vouchers',
  'POST /batches': 'vouchers.create',
  'POST /batches/import': 'vouchers.import',
  'POST /batches/import/odds': 'vouchers.import',
  'POST /vouchers/top-up': 'vouchers.help',
  'POST /vouchers/release-device': 'vouchers.help',
  'POST /sessions/:id/top-up': 'vouchers.help',
  'POST /batches/:id/reveal': 'vouchers.reveal',
  'POST /vouchers/:id/reveal': 'vouchers.reveal',
  'POST /vouchers/revoke': 'vouchers.revoke',
  'POST /vouchers/:id/revoke': 'vouchers.revoke',
  'POST /vouchers/:id/replace': 'vouchers.revoke',
  'POST /vouchers/replace': 'vouchers.revoke',
  'GET /sessions': 'sessions',
  'GET /sessions/:id': 'sessions',
  'GET /routers/:id/speeds': 'routers',
  'POST /routers/scan': 'routers.write',
  'GET /batches/progress/:id': 'vouchers.create',
  'GET /troubles': 'sessions',
  'POST /sessions/:id/disconnect': 'sessions.disconnect',
  'POST /vouchers/speed': 'sessions.manage',
  'POST /vouchers/extend': 'sessions.manage',
  'POST /vouchers/move': 'sessions.manage',
  'POST /sessions/:id/speed': 'sessions.manage',
  'POST /sessions/:id/extend': 'sessions.manage',
  'POST /sessions/:id/move': 'sessions.manage',
  'POST /sales': 'counter',
  'POST /sales/mobile': 'counter',
  'GET /sales/mobile': 'counter',
  'GET /sales/mobile/:id': 'counter',
  'POST /sales/mobile/:id/again': 'counter',
  'POST /sales/card': 'counter',
  'GET /stock': 'counter',
  'POST /stock/give-back': 'counter',
  'GET /stock/holders': 'stock',
  'GET /stock/sellers': 'stock',
  'POST /stock/hand-over': 'stock',
  'POST /stock/take-back': 'stock',
  'GET /shift': 'counter',
  'POST /shift/open': 'counter',
  'POST /shift/close': 'counter',
  'GET /payments': 'payments',
  'GET /payments/:id': 'payments',
  'GET /payments/:id/receipt': 'payments',
  'GET /payments/:id/receipt/:paper': 'payments',
  'POST /payments/:id/receipt/sms': 'payments',
  'POST /payments/reconcile': 'payments',
  'POST /payments/:id/resolve': 'payments.resolve',
  'POST /payments/:id/match': 'payments.resolve',
  'POST /payments/:id/credit': 'payments.resolve',
  'POST /payments/:id/refund': 'payments.refund',
  'POST /customers/lookup': 'customers',
  'POST /customers/notes': 'customers',
  'POST /customers/block': 'customers.block',
  'POST /customers/unblock': 'customers.block',
  'GET /reports/sales': 'days',
  'GET /reports/usage': 'days',
  'GET /reports/vouchers': 'days',
  'GET /shifts': 'days',
  'GET /days/:day': 'days',
  'GET /days/:day/csv': 'days',
  'POST /days/:day/close': 'days',
  'GET /ledger': 'days',
  'GET /messages': 'messages',
  'GET /messages/:id': 'messages',
  'POST /messages/:id/resend': 'messages',
  'GET /sessions/:id/message': 'messages.send',
  'POST /sessions/:id/message/preview': 'messages.send',
  'POST /sessions/:id/message': 'messages.send',
  'GET /message-templates': 'messages.write',
  'POST /message-templates/preview': 'messages.write',
  'GET /sms-providers': 'messages.write',
  'POST /sms-providers/test': 'messages.write',
  'GET /plans': 'plans',
  'PUT /plans/order': 'plans.write',
  'POST /plans/preview': 'plans.write',
  'POST /plans': 'plans.write',
  'POST /plans/demo': 'plans.write',
  'PATCH /plans/:id': 'plans.write',
  'DELETE /plans/:id': 'plans.write',
  'POST /plans/:id/restore': 'plans.write',
  'GET /coupons': 'coupons',
  'POST /coupons': 'coupons',
  'POST /coupons/:code/withdraw': 'coupons',
  'POST /coupons/:code/reopen': 'coupons',
  'GET /sites': 'routers',
  'GET /routers': 'routers',
  'POST /sites': 'routers.write',
  'PATCH /sites/:id': 'routers.write',
  'DELETE /sites/:id': 'routers.write',
  'POST /routers': 'routers.write',
  'PATCH /routers/:id': 'routers.write',
  'GET /routers/:id/script': 'routers.write',
  'GET /routers/:id/connection': 'routers.write',
  'POST /routers/:id/script-link': 'routers.write',
  'GET /routers/:id/configs': 'routers',
  'POST /routers/:id/configs': 'routers.write',
  'POST /routers/:id/configs/trust': 'routers.write',
  'PUT /routers/:id/configs/port': 'routers.write',
  'GET /routers/:id/configs/:copy': 'routers.configs',
  'GET /routers/knocks': 'routers.write',
  'POST /routers/:id/probe': 'routers.write',
  'POST /self-test': 'routers.write',
  'GET /splash/looks': 'splash',
  'PUT /splash/looks/:router': 'splash',
  'DELETE /splash/looks/:router': 'splash',
  'POST /splash/pictures': 'splash',
  'GET /splash/funnel': 'splash',
  'GET /splash/wording': 'splash',
  'PUT /splash/wording': 'splash',
  'GET /splash/preview': 'splash',
  'GET /first-steps': 'settings',
  'GET /mpesa': 'settings',
  'GET /settings': 'settings',
  'POST /mpesa/test': 'settings.write',
  'GET /mpesa/test/:id': 'settings.write',
  'POST /payments/register': 'settings.write',
  'PUT /settings': 'settings.write',
  'GET /exports/:kind': 'exports',
  'GET /tokens': 'tokens',
  'POST /tokens': 'tokens',
  'DELETE /tokens/:id': 'tokens',
  'GET /operators': 'staff',
  'GET /audit': 'staff',
  'GET /permissions': 'staff',
  'POST /operators': 'staff.write',
  'PATCH /operators/:id': 'staff.write',
  'POST /operators/:id/password': 'staff.write',
  'POST /operators/:id/two-factor/off': 'staff.write',
  'DELETE /operators/:id/sessions': 'staff.write',
  'GET /audit/verify': 'staff.write',
  'PUT /permissions/:role': 'staff.write',
  'GET /updates': 'updates',
  'POST /updates/pieces': 'updates',
  'POST /updates/install': 'updates',
  'POST /updates/fetch': 'updates',
  'GET /exports/everything': 'backups',
  'POST /backup': 'backups',
  'GET /standby': 'backups',
  'POST /standby/pair': 'backups',
  'POST /standby/follow': 'backups',
  'POST /standby/take-over': 'backups',
  'POST /standby/release': 'backups',
  'POST /standby/talk': 'public',
  'GET /backups': 'backups',
  'POST /backups': 'backups',
  'POST /backups/drill': 'backups',
  'POST /backups/recovery-key/proof': 'backups',
  'GET /backups/far': 'backups',
  'POST /backups/far/send': 'backups',
  'POST /backups/far/ssh-key': 'backups',
  'GET /backups/own/:name': 'backups',
  'POST /backups/upload': 'backups',
  'POST /backups/restore': 'backups',
  'POST /backups/fetch': 'backups',
  'POST /backups/recovery-key': 'backups',
  'POST /restore': 'backups',
};

/** What each role may do while the owner has changed nothing, beside what the row above it has. */
const USUAL: Record<Role, string> = {
  technician: 'self today sessions plans routers routers.write',
  cashier:
    'self today vouchers vouchers.create vouchers.help sessions sessions.disconnect counter payments customers messages messages.send plans routers',
  manager:
    'self today vouchers vouchers.create vouchers.help vouchers.import stock vouchers.reveal vouchers.revoke sessions sessions.disconnect sessions.manage counter payments payments.unmask payments.resolve customers customers.block days messages messages.send messages.write plans plans.write coupons routers routers.write splash settings exports tokens staff',
  owner: PERMISSIONS.join(' '),
};

describe('the authorisation table', () => {
  const actual = routes.map((route) => [`${route.method} ${route.path}`, route.access] as const);

  it('has every route of the admin, with the permission that it takes', () => {
    expect(Object.fromEntries(actual)).toEqual(TABLE);
  });

  it('names no route twice', () => {
    expect(new Set(actual.map(([name]) => name)).size).toBe(actual.length);
  });

  it('has a route for every permission, so that none is given for nothing', () => {
    const asked = new Set<string>(actual.map(([, permission]) => permission));
    // Beside the list of payments: whether it is shown whole.
    asked.add('payments.unmask');
    expect(PERMISSIONS.filter((permission) => !asked.has(permission))).toEqual([]);
  });

  it.each(ROLES)('says what a %s may do while nobody has changed it', (role) => {
    expect([...usualSet(role)].join(' ')).toBe(USUAL[role]);
  });

  /** The most that the owner could ever give to a cashier. */
  const most = permissionsOf('cashier', { added: PERMISSIONS, removed: [] });
  const reachable = actual.filter(
    ([, permission]) => permission === 'public' || most.has(permission),
  );

  it('keeps a cashier from writing what only owners decide, whatever the owner has changed', () => {
    const forbidden =
      /operators|settings|routers|\/plans|refund|backup|restore|exports|permissions/;
    const writes = reachable.filter(([name]) => !name.startsWith('GET') && forbidden.test(name));
    expect(writes).toEqual([]);
    const reads = reachable.filter(([name]) => /^GET .*(operators|backup|exports)/.test(name));
    expect(reads).toEqual([]);
  });

  it('leaves staff, permissions and backups to owners, whatever the owner has changed', () => {
    for (const role of ['manager', 'technician'] as const) {
      const given = permissionsOf(role, { added: PERMISSIONS, removed: [] });
      const open = actual.filter(([, one]) => one === 'staff.write' || one === 'backups');
      expect(open.length).toBeGreaterThan(15);
      for (const [, one] of open) expect(given.has(one as Permission)).toBe(false);
    }
  });

  it('lets a key for reading reach nothing that changes anything or shows a secret', () => {
    const reading = tokenPermissions('read', usualSet('owner'));
    const shown = actual.filter(([, one]) => one !== 'public' && reading.has(one));
    const names = shown.map(([name]) => name).filter((name) => name.startsWith('GET'));
    expect(names).toContain('GET /payments');
    expect(names.filter((name) => /script|backup|tokens|operators|audit/.test(name))).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  interface Operation {
    summary: string;
    requestBody?: object;
    responses: { '2XX': { content?: { 'application/json': { schema: object } } } };
  }
  const known = answerSchemas();
  const document = openApiDocument(routes, '0', known) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, { properties?: Record<string, object> }> };
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

  it('knows what nearly every route answers, from the types of its handler', () => {
    const answerOf = (method: string, path: string) =>
      document.paths[path]?.[method]?.responses['2XX'].content?.['application/json'].schema;
    expect(answerOf('get', '/plans')).toMatchObject({
      properties: { plans: { type: 'array', items: { $ref: '#/components/schemas/AdminPlan' } } },
    });
    const { AdminPlan } = document.components.schemas;
    expect(Object.keys(AdminPlan?.properties ?? {})).toContain('priceCents');
    const described = routes.filter(({ method, path }) => known.answers[`${method} ${path}`]);
    expect(described.length / routes.length).toBeGreaterThan(0.85);
  });

  it('names nothing that it does not describe', () => {
    const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)];
    const missing = named.filter(([, name = '']) => !document.components.schemas[name]);
    expect(named.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});
