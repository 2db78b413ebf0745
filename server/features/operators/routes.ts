import { z } from 'zod';
import type { Me, SetupRequest, SetupState } from '../../contract/admin.ts';
import type { Permission, Role } from '../../core/permissions.ts';
import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { accountRoutes } from './account-routes.ts';
import { loginBody } from './schema.ts';
import { type SetupDeps, setUp, setupNeeded } from './set-up.ts';
import { openSession, signIn, signOut } from './sign-in.ts';
import { staffRoutes } from './staff-routes.ts';

export interface OperatorRouteDeps extends SetupDeps {
  business(): Me['business'];
  simulated: Me['simulated'];
  standing(): Me['standing'];
  portalUrl(): string;
  permissions: { of(role: Role): ReadonlySet<Permission> };
  /** The rules of the business fields, from the settings. */
  businessFields: Record<'name' | 'currency' | 'timeZone', z.ZodType<string>>;
}

export function operatorRoutes(deps: OperatorRouteDeps): AdminRoute[] {
  return [
    ...setupRoutes(deps),
    ...sessionRoutes(deps),
    ...accountRoutes(deps),
    ...staffRoutes(deps),
  ];
}

function setupRoutes(deps: OperatorRouteDeps): AdminRoute[] {
  const setupBody = z.strictObject({
    pin: z.string().max(40).default(''),
    ownerName: z.string().trim().max(80),
    username: z.string().max(80),
    password: z.string().max(300),
    businessName: deps.businessFields.name,
    currency: deps.businessFields.currency,
    timeZone: deps.businessFields.timeZone,
    demoPlans: z.boolean(),
  });
  return [
    adminRoute({
      method: 'GET',
      path: '/setup',
      summary: 'Whether the box still waits for its owner.',
      access: 'public',
      async handle() {
        const needed = await setupNeeded(deps.database.read);
        const businessName = needed ? null : deps.business().name;
        const state: SetupState = { needed, simulated: deps.simulated, businessName };
        return { body: state };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/setup',
      summary: 'First run: makes the owner and the business, with the one-time PIN.',
      access: 'public',
      body: setupBody,
      async handle({ actor, body, clientAddress, userAgent }) {
        const request: SetupRequest = body;
        const owner = await setUp(deps, request, clientAddress, actor.name === 'cli');
        const session = await openSession(deps, owner, { clientAddress, userAgent });
        return { status: 201, session, body: me(deps, owner) };
      },
    }),
  ];
}

function sessionRoutes(deps: OperatorRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/login',
      summary: 'Opens a session; `code_needed` asks for the code of the authenticator app as well.',
      access: 'public',
      body: loginBody,
      async handle({ body, clientAddress, userAgent }) {
        const { operator, token } = await signIn(deps, body, { clientAddress, userAgent });
        return { session: token, body: me(deps, operator) };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/logout',
      summary: 'Ends the session.',
      access: 'public',
      async handle({ sessionToken }) {
        if (sessionToken) await signOut(deps, sessionToken);
        return { session: null, body: { loggedOut: true } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/me',
      summary: 'Who is logged in.',
      access: 'self',
      async handle({ actor }) {
        const id = actor.operatorId;
        const operator = id ? await deps.database.read.operators.find(id) : null;
        if (!operator) throw new AppError(401, 'not_logged_in', 'Log in first.');
        return { body: me(deps, operator) };
      },
    }),
  ];
}

function me(deps: OperatorRouteDeps, operator: OperatorRecord): Me {
  const { username, name, role } = operator;
  const { name: businessName, currency, timeZone } = deps.business();
  const business = { name: businessName, currency, timeZone };
  const { simulated } = deps;
  const twoFactor = operator.twoFactorCipher !== null;
  const permissions = [...deps.permissions.of(role)];
  const known = { username, name, role, permissions, twoFactor };
  const [standing, portalUrl] = [deps.standing(), deps.portalUrl()];
  return { ...known, business, simulated, standing, portalUrl };
}
