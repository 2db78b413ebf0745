import { z } from 'zod';
import type { TokenView } from '../../contract/tokens.ts';
import { isoOf } from '../../core/moment.ts';
import { ROLES } from '../../core/permissions.ts';
import { AppError } from '../../ports/errors.ts';
import { type ConfirmIdentity, identityFields } from '../../ports/identity.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { TokenRecord } from '../../ports/token-store.ts';
import { stateOf } from './bearer.ts';
import { createToken, revokeToken } from './keep-tokens.ts';

const tokenBody = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[\w][\w .-]{0,39}$/, '1 to 40 letters, digits, blanks, dots or dashes.'),
  scope: z.enum(['read', ...ROLES]),
  /** How long it holds; null: until it is revoked. */
  days: z.number().int().min(1).max(3_650).nullable().default(null),
  ...identityFields,
});

interface Deps {
  database: Database;
  clock: Clock;
  random: Random;
  confirmIdentity: ConfirmIdentity;
}

export function tokenRoutes(deps: Deps): AdminRoute[] {
  const isMine = (actor: Actor, token: TokenRecord) =>
    actor.permissions.has('staff.write') || token.operatorId === actor.operatorId;
  return [
    adminRoute({
      method: 'GET',
      path: '/tokens',
      summary: 'The keys for programs: your own, and for an owner those of everybody.',
      access: 'tokens',
      async handle({ actor }) {
        const { tokens, operators } = deps.database.read;
        const names = new Map((await operators.list()).map(({ id, username }) => [id, username]));
        const shown = (await tokens.list()).filter((token) => isMine(actor, token));
        return { body: { tokens: shown.map((token) => view(deps, token, names)) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/tokens',
      summary:
        'Makes a key for a program, for `Authorization: Bearer`; it is shown this once. Asks for your password.',
      access: 'tokens',
      body: tokenBody,
      async handle({ actor, body, clientAddress }) {
        const maker = await makerOf(deps, actor);
        await deps.confirmIdentity(actor, body, clientAddress);
        const { token, secret } = await deps.database.transaction((stores) =>
          createToken(deps, stores, { name: actor.name, operatorId: maker.id }, body),
        );
        const names = new Map([[maker.id, maker.username]]);
        return { status: 201, body: { token: view(deps, token, names), secret } };
      },
    }),
    adminRoute({
      method: 'DELETE',
      path: '/tokens/:id',
      summary: 'Revokes a key: whoever holds it is nobody from now on.',
      access: 'tokens',
      async handle({ actor, params }) {
        await deps.database.transaction(async (stores) => {
          const token = await stores.tokens.find(params.id ?? '');
          if (!token || !isMine(actor, token)) {
            throw new AppError(404, 'token_unknown', 'There is no such key.');
          }
          await revokeToken(deps, stores, actor.name, token.id);
        });
        return { body: { revoked: true } };
      },
    }),
  ];
}

/** On the command line, which is nobody's, the key is the first owner's. */
async function makerOf({ database }: Deps, { operatorId }: Actor) {
  const { operators } = database.read;
  const owners = (await operators.list()).filter(
    ({ role, disabledAtMs }) => role === 'owner' && disabledAtMs === null,
  );
  const maker = operatorId ? await operators.find(operatorId) : (owners[0] ?? null);
  if (!maker)
    throw new AppError(409, 'setup_needed', 'The box needs an owner first: mlango setup.');
  return maker;
}

function view({ clock }: Deps, token: TokenRecord, makers: ReadonlyMap<string, string>): TokenView {
  const { id, name, tokenLast, scope, operatorId, createdAtMs, expiresAtMs, lastUsedAtMs } = token;
  return {
    ...{ id, name, scope, last: tokenLast, maker: makers.get(operatorId) ?? '' },
    createdAt: isoOf(createdAtMs),
    expiresAt: isoOf(expiresAtMs),
    lastUsedAt: isoOf(lastUsedAtMs),
    state: stateOf(token, clock.now()),
  };
}
