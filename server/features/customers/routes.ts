import { z } from 'zod';
import { maskPhone } from '../../core/phone.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database, Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { findPhone } from './find-phone.ts';
import type { CustomerReadModel } from './read-model.ts';
import { viewCustomer } from './view-customer.ts';

const query = z.string().trim().min(3, 'A phone number, a code or a receipt.').max(60);
const lookupBody = z.strictObject({ query });
const noteBody = z.strictObject({ query, note: z.string().trim().min(1).max(500) });
const blockBody = z.strictObject({
  query,
  reason: z.string().trim().min(3, 'Say why, for your colleagues.').max(200),
});

export interface CustomerDeps {
  database: Database;
  clock: Clock;
  random: Random;
  vault: Vault;
  readModel: CustomerReadModel;
  currency(): string;
}

/** The counter's page of one customer. What is asked stands in the body: numbers stay out of logs. */
export function customerRoutes(deps: CustomerDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/customers/lookup',
      summary:
        'All about one customer, by phone number, voucher code, receipt, reference or payment.',
      access: 'customers',
      body: lookupBody,
      handle: async ({ body }) => answer(deps, body.query),
    }),
    adminRoute({
      method: 'POST',
      path: '/customers/notes',
      summary: 'Writes a note about a customer.',
      access: 'customers',
      body: noteBody,
      async handle({ actor, body }) {
        await change(deps, actor.name, 'customer.note', body.query, (stores, phone, nowMs) =>
          stores.customers.insertNote({
            ...{ id: deps.random.uuid(), phone, note: body.note },
            ...{ writtenBy: actor.name, writtenAtMs: nowMs },
          }),
        );
        return answer(deps, body.query);
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/customers/block',
      summary:
        'This phone may start no purchase, trial or minutes on trust; what it has, it keeps.',
      access: 'customers.block',
      body: blockBody,
      async handle({ actor, body }) {
        const { reason } = body;
        await change(deps, actor.name, 'customer.block', body.query, (stores, phone, nowMs) =>
          stores.customers.block({ phone, reason, blockedBy: actor.name, blockedAtMs: nowMs }),
        );
        return answer(deps, body.query);
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/customers/unblock',
      summary: 'This phone may buy again.',
      access: 'customers.block',
      body: lookupBody,
      async handle({ actor, body }) {
        await change(deps, actor.name, 'customer.unblock', body.query, (stores, phone) =>
          stores.customers.unblock(phone),
        );
        return answer(deps, body.query);
      },
    }),
  ];
}

async function answer(deps: CustomerDeps, typed: string) {
  const stores = deps.database.read;
  const phone = await findPhone(deps.vault, stores, typed);
  return { body: { customer: await viewCustomer(deps, stores, phone, deps.clock.now()) } };
}

async function change(
  deps: CustomerDeps,
  actor: string,
  action: string,
  typed: string,
  write: (stores: Stores, phone: string, nowMs: number) => Promise<void>,
): Promise<void> {
  await deps.database.transaction(async (stores) => {
    const phone = await findPhone(deps.vault, stores, typed);
    const nowMs = deps.clock.now();
    await write(stores, phone, nowMs);
    await stores.audit.append({ actor, action, subject: maskPhone(phone), detail: {} }, nowMs);
  });
}
