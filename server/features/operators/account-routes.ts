import type { TwoFactorStart } from '../../contract/staff.ts';
import { AppError } from '../../ports/errors.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import { endSession, listSessions, setPassword } from './account.ts';
import { confirmIdentity } from './confirm-identity.ts';
import type { OperatorDeps } from './deps.ts';
import { codeBody, newPasswordBody, proofBody } from './schema.ts';
import { beginTwoFactor, confirmTwoFactor, turnOffTwoFactor } from './two-factor.ts';

/** What everybody may do with their own account. */
export function accountRoutes(deps: OperatorDeps & { business(): { name: string } }): AdminRoute[] {
  return [...passwordRoutes(deps), ...twoFactorRoutes(deps)];
}

function passwordRoutes(deps: OperatorDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/me/password',
      summary: 'Changes the own password; every other session of it ends.',
      access: 'self',
      body: newPasswordBody,
      async handle({ actor, body, clientAddress, sessionToken }) {
        const operator = await confirmIdentity(deps, actor.operatorId, body, clientAddress);
        await setPassword(deps, actor.name, operator, body.newPassword, sessionToken);
        return { body: { changed: true } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/me/sessions',
      summary: 'Where this account is logged in.',
      access: 'self',
      handle: async ({ actor, sessionToken }) => ({
        body: { sessions: await listSessions(deps.database.read, idOf(actor), sessionToken) },
      }),
    }),
    adminRoute({
      method: 'DELETE',
      path: '/me/sessions/:id',
      summary: 'Logs one of them out.',
      access: 'self',
      async handle({ actor, params }) {
        await endSession(deps, actor.name, idOf(actor), params.id ?? '');
        return { body: { ended: true } };
      },
    }),
  ];
}

function twoFactorRoutes(deps: OperatorDeps & { business(): { name: string } }): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/me/two-factor',
      summary: 'Makes a secret for an authenticator app; the login changes when a code was typed.',
      access: 'self',
      body: proofBody,
      async handle({ actor, body, clientAddress }) {
        const operator = await confirmIdentity(deps, actor.operatorId, body, clientAddress);
        const start: TwoFactorStart = await deps.database.transaction((stores) =>
          beginTwoFactor(deps, stores, operator, deps.business().name),
        );
        return { body: start };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/me/two-factor/confirm',
      summary: 'The first code: from now on the login asks for one. Answers the recovery codes.',
      access: 'self',
      body: codeBody,
      async handle({ actor, body }) {
        const recoveryCodes = await deps.database.transaction(async (stores) => {
          const operator = await stores.operators.find(idOf(actor));
          if (!operator) throw new AppError(401, 'not_logged_in', 'Log in first.');
          return confirmTwoFactor(deps, stores, operator, body.code);
        });
        return { body: { recoveryCodes } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/me/two-factor/off',
      summary: 'Asks for no more codes.',
      access: 'self',
      body: proofBody,
      async handle({ actor, body, clientAddress }) {
        await confirmIdentity(deps, actor.operatorId, body, clientAddress);
        await deps.database.transaction(async (stores) => {
          const operator = await stores.operators.find(idOf(actor));
          if (operator) await turnOffTwoFactor(deps, stores, actor.name, operator);
        });
        return { body: { twoFactor: false } };
      },
    }),
  ];
}

/** The command line acts as the owner of the box, but has no account of its own. */
function idOf(actor: Actor): string {
  if (actor.operatorId) return actor.operatorId;
  throw new AppError(401, 'not_logged_in', 'Log in first.');
}
