import { z } from 'zod';
import type { StockSeller } from '../../contract/stock.ts';
import { AppError } from '../../ports/errors.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { giveBack, type HandOver, handOver, MOST_CARDS } from './hand-over.ts';
import type { StockReadModel } from './read-model.ts';

const count = z.number().int().min(1).max(MOST_CARDS).nullable().default(null);
const batch = z.string().min(1).max(60);
const ofOperator = z.strictObject({ batch, operator: z.string().min(1).max(60), count });
const ownBody = z.strictObject({ batch, count });

export interface StockRouteDeps {
  database: Database;
  clock: Clock;
  stock: StockReadModel;
}

/** Printed cards in the hands of attendants. */
export function stockRoutes(deps: StockRouteDeps): AdminRoute[] {
  const move = async (what: typeof handOver, actor: Actor, wish: HandOver) => {
    const moved = await deps.database.transaction((stores) => what(deps, stores, actor.name, wish));
    return { body: { count: moved } };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/stock',
      summary: 'The cards in your own hands, per batch; without their codes.',
      access: 'counter',
      async handle({ actor }) {
        const { operatorId } = actor;
        return { body: { stock: operatorId === null ? [] : await deps.stock.list(operatorId) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/stock/holders',
      summary: 'The cards in the hands of everybody, with what was used without being entered.',
      access: 'stock',
      handle: async () => ({ body: { stock: await deps.stock.list(null) } }),
    }),
    adminRoute({
      method: 'GET',
      path: '/stock/sellers',
      summary: 'Who can be given cards.',
      access: 'stock',
      async handle() {
        const staff = await deps.database.read.operators.list();
        const sellers = staff
          .filter(({ role, disabledAtMs }) => role !== 'technician' && disabledAtMs === null)
          .map(({ id, name, role }): StockSeller => ({ id, name, role }));
        return { body: { sellers } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/stock/hand-over',
      summary: 'Gives cards of a batch, or all that are left of it, to an attendant.',
      access: 'stock',
      body: ofOperator,
      handle: ({ actor, body }) => move(handOver, actor, body),
    }),
    adminRoute({
      method: 'POST',
      path: '/stock/take-back',
      summary: 'Takes unsold cards of a batch back from an attendant.',
      access: 'stock',
      body: ofOperator,
      handle: ({ actor, body }) => move(giveBack, actor, body),
    }),
    adminRoute({
      method: 'POST',
      path: '/stock/give-back',
      summary: 'Gives your own unsold cards of a batch back.',
      access: 'counter',
      body: ownBody,
      handle: ({ actor, body }) => move(giveBack, actor, { ...body, operator: ownId(actor) }),
    }),
  ];
}

function ownId({ operatorId }: Actor): string {
  if (operatorId !== null) return operatorId;
  throw new AppError(409, 'stock_none', 'Only somebody who is logged in has cards of their own.');
}
