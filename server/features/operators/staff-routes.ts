import type { OperatorView } from '../../contract/admin.ts';
import { isoOf } from '../../core/moment.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { setPassword } from './account.ts';
import { insertOperator, prepareOperator } from './add-operator.ts';
import { changeOperator, mustFind } from './change-operator.ts';
import type { OperatorDeps } from './deps.ts';
import { operatorBody, operatorChangeBody, passwordBody } from './schema.ts';
import { turnOffTwoFactor } from './two-factor.ts';

/** What owners do with the accounts of others. */
export function staffRoutes(deps: OperatorDeps): AdminRoute[] {
  return [...rosterRoutes(deps), ...accessRoutes(deps)];
}

function rosterRoutes(deps: OperatorDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/operators',
      summary: 'The staff.',
      access: 'staff',
      async handle() {
        const operators = await deps.database.read.operators.list();
        return { body: { operators: operators.map(view) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/operators',
      summary: 'Adds a member of staff.',
      access: 'staff.write',
      body: operatorBody,
      async handle({ actor, body }) {
        const operator = await prepareOperator(deps, body);
        await deps.database.transaction((stores) => insertOperator(stores, actor.name, operator));
        return { status: 201, body: { operator: view(operator) } };
      },
    }),
    adminRoute({
      method: 'PATCH',
      path: '/operators/:id',
      summary: 'Changes name or role of somebody, or lets nobody in under that name any more.',
      access: 'staff.write',
      body: operatorChangeBody,
      async handle({ actor, params, body }) {
        const operator = await deps.database.transaction((stores) =>
          changeOperator(deps, stores, actor.name, params.id ?? '', body),
        );
        return { body: { operator: view(operator) } };
      },
    }),
  ];
}

/** Passwords, codes and sessions of others. */
function accessRoutes(deps: OperatorDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/operators/:id/password',
      summary: 'Gives somebody a new password; all their sessions end.',
      access: 'staff.write',
      body: passwordBody,
      async handle({ actor, params, body }) {
        const operator = await mustFind(deps.database.read, params.id ?? '');
        await setPassword(deps, actor.name, operator, body.password, null);
        return { body: { changed: true } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/operators/:id/two-factor/off',
      summary: 'For somebody who lost the phone: the login asks for no code any more.',
      access: 'staff.write',
      async handle({ actor, params }) {
        await deps.database.transaction(async (stores) => {
          const operator = await mustFind(stores, params.id ?? '');
          await turnOffTwoFactor(deps, stores, actor.name, operator);
        });
        return { body: { twoFactor: false } };
      },
    }),
    adminRoute({
      method: 'DELETE',
      path: '/operators/:id/sessions',
      summary: 'Logs somebody out everywhere.',
      access: 'staff.write',
      async handle({ actor, params }) {
        await deps.database.transaction(async (stores) => {
          const { id } = await mustFind(stores, params.id ?? '');
          await stores.operators.deleteSessionsOf(id, null);
          const entry = { actor: actor.name, action: 'operator.sessions_end', subject: id };
          await stores.audit.append({ ...entry, detail: {} }, deps.clock.now());
        });
        return { body: { ended: true } };
      },
    }),
  ];
}

function view(operator: OperatorRecord): OperatorView {
  const { id, username, name, role, createdAtMs, disabledAtMs, twoFactorCipher } = operator;
  const twoFactor = twoFactorCipher !== null;
  const disabled = disabledAtMs !== null;
  return { id, username, name, role, twoFactor, disabled, createdAt: isoOf(createdAtMs) };
}
