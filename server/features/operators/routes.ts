import { z } from 'zod';
import type { Me, OperatorView, SetupRequest, SetupState } from '../../contract/admin.ts';
import { isoOf } from '../../core/moment.ts';
import { AppError } from '../../ports/errors.ts';
import { EVERYONE, MANAGERS, OWNER } from '../../ports/roles.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { OperatorRecord } from '../../ports/stores.ts';
import { insertOperator, prepareOperator } from './add-operator.ts';
import { loginBody, operatorBody } from './schema.ts';
import { type SetupDeps, setUp, setupNeeded } from './set-up.ts';
import { openSession, signIn, signOut } from './sign-in.ts';

export interface OperatorRouteDeps extends SetupDeps {
  business(): Me['business'];
  simulated: Me['simulated'];
  portalUrl(): string;
  /** The rules of the business fields, from the settings. */
  businessFields: Record<'name' | 'currency' | 'timeZone', z.ZodType<string>>;
}

export function operatorRoutes(deps: OperatorRouteDeps): AdminRoute[] {
  return [...setupRoutes(deps), ...sessionRoutes(deps), ...staffRoutes(deps)];
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
      async handle({ actor, body, clientAddress }) {
        const request: SetupRequest = body;
        const owner = await setUp(deps, request, clientAddress, actor.name === 'cli');
        return { status: 201, session: await openSession(deps, owner), body: me(deps, owner) };
      },
    }),
  ];
}

function sessionRoutes(deps: OperatorRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/login',
      summary: 'Opens a session.',
      access: 'public',
      body: loginBody,
      async handle({ body, clientAddress }) {
        const { operator, token } = await signIn(deps, body.username, body.password, clientAddress);
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
      access: EVERYONE,
      async handle({ actor }) {
        const id = actor.operatorId;
        const operator = id ? await deps.database.read.operators.find(id) : null;
        if (!operator) throw new AppError(401, 'not_logged_in', 'Log in first.');
        return { body: me(deps, operator) };
      },
    }),
  ];
}

function staffRoutes(deps: OperatorRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/operators',
      summary: 'The staff.',
      access: MANAGERS,
      async handle() {
        const operators = await deps.database.read.operators.list();
        return { body: { operators: operators.map(view) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/operators',
      summary: 'Adds a member of staff.',
      access: OWNER,
      body: operatorBody,
      async handle({ actor, body }) {
        const operator = await prepareOperator(deps, body);
        await deps.database.transaction((stores) => insertOperator(stores, actor.name, operator));
        return { status: 201, body: { operator: view(operator) } };
      },
    }),
  ];
}

function me(deps: OperatorRouteDeps, operator: OperatorRecord): Me {
  const { username, name, role } = operator;
  const { name: businessName, currency, timeZone } = deps.business();
  const business = { name: businessName, currency, timeZone };
  const { simulated } = deps;
  return { username, name, role, business, simulated, portalUrl: deps.portalUrl() };
}

function view(operator: OperatorRecord): OperatorView {
  const { id, username, name, role, createdAtMs } = operator;
  return { id, username, name, role, createdAt: isoOf(createdAtMs) };
}
