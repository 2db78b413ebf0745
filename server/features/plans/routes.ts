import { z } from 'zod';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import { addDemoPlans, addPlan } from './add-plan.ts';
import { archivePlan, changePlan, restorePlan } from './change-plan.ts';
import { orderPlans } from './order-plans.ts';
import { presentAdminPlan } from './present.ts';
import { type PreviewDeps, previewPlan } from './preview-plan.ts';
import { planBody, planChangeBody } from './schema.ts';

interface Deps extends PreviewDeps {
  database: Database;
  clock: Clock;
  random: Random;
  currency(): string;
}

export function planRoutes(deps: Deps): AdminRoute[] {
  return [...sellingRoutes(deps), ...displayRoutes(deps)];
}

const orderBody = z.strictObject({ ids: z.array(z.string().max(60)).max(200) });

function displayRoutes(deps: Deps): AdminRoute[] {
  return [
    adminRoute({
      method: 'PUT',
      path: '/plans/order',
      summary: 'Puts the plans into this order, on the splash and at the counter.',
      access: 'plans.write',
      body: orderBody,
      async handle({ actor, body }) {
        await deps.database.transaction((stores) => orderPlans(deps, stores, actor.name, body.ids));
        return { body: { ordered: true } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/plans/preview',
      summary: 'What each kind of router would be told of such a plan; nothing is stored.',
      access: 'plans.write',
      body: planBody,
      handle: async ({ body }) => ({ body: { routers: previewPlan(deps, body) } }),
    }),
  ];
}

function sellingRoutes(deps: Deps): AdminRoute[] {
  const list = async () => {
    const plans = await deps.database.read.plans.list();
    return { body: { plans: plans.map((plan) => presentAdminPlan(plan, deps.currency())) } };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/plans',
      summary: 'Plans on sale, in the order of the splash.',
      access: 'plans',
      handle: list,
    }),
    adminRoute({
      method: 'POST',
      path: '/plans',
      summary: 'Adds a plan.',
      access: 'plans.write',
      body: planBody,
      async handle({ actor, body }) {
        const plan = await deps.database.transaction((stores) =>
          addPlan(deps, stores, actor.name, body),
        );
        return { status: 201, body: { plan: presentAdminPlan(plan, deps.currency()) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/plans/demo',
      summary: 'Adds the suggested plans that are not there yet.',
      access: 'plans.write',
      async handle({ actor }) {
        await deps.database.transaction((stores) => addDemoPlans(deps, stores, actor.name));
        return list();
      },
    }),
    adminRoute({
      method: 'PATCH',
      path: '/plans/:id',
      summary: 'Changes what a plan sells from now on; sold vouchers stay as they are.',
      access: 'plans.write',
      body: planChangeBody,
      async handle({ actor, params, body }) {
        const plan = await deps.database.transaction((stores) =>
          changePlan(deps, stores, actor.name, params.id ?? '', body),
        );
        return { body: { plan: presentAdminPlan(plan, deps.currency()) } };
      },
    }),
    ...saleRoutes(deps),
  ];
}

/** Off sale and back. */
function saleRoutes(deps: Deps): AdminRoute[] {
  return [
    adminRoute({
      method: 'DELETE',
      path: '/plans/:id',
      summary: 'Takes a plan off sale.',
      access: 'plans.write',
      async handle({ actor, params }) {
        await deps.database.transaction((stores) =>
          archivePlan(deps, stores, actor.name, params.id ?? ''),
        );
        return { body: { archived: true } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/plans/:id/restore',
      summary: 'Puts a plan that was taken off sale back.',
      access: 'plans.write',
      async handle({ actor, params }) {
        const plan = await deps.database.transaction((stores) =>
          restorePlan(deps, stores, actor.name, params.id ?? ''),
        );
        return { body: { plan: presentAdminPlan(plan, deps.currency()) } };
      },
    }),
  ];
}
