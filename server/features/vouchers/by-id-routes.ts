import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { findVoucher } from './find-voucher.ts';
import { replaceVoucher } from './replace.ts';
import { revokeVoucher } from './revoke.ts';
import { codeFields } from './schema.ts';
import type { VoucherSearch } from './search-read-model.ts';

export interface ByIdDeps {
  database: Database;
  clock: Clock;
  random: Random;
  vault: Vault;
  mint: VoucherMint;
  search: VoucherSearch;
  /** Cuts the live sessions of a voucher that has ended. */
  disconnectVoucher(voucherId: string): Promise<void>;
  presentBalance(voucher: VoucherRecord): object;
}

const replaceBody = z.object({ reason: z.string().trim().min(3, 'Say why.').max(200) });

/** A voucher that was found on the screen, where its code is masked. */
export function byIdRoutes(deps: ByIdDeps): AdminRoute[] {
  const view = async (id: string) => {
    const known = await mustFind(deps.database.read, id);
    const voucher = await deps.search.hit(id, deps.clock.now());
    return { voucher, balance: deps.presentBalance(known) };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/vouchers/:id',
      summary: 'One voucher: who made and sold it, its devices, what is left; its code is masked.',
      access: 'vouchers',
      handle: async ({ params }) => ({ body: await view(params.id ?? '') }),
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/:id/reveal',
      summary: 'Shows the code of a voucher; audited.',
      access: 'vouchers.reveal',
      async handle({ actor, params }) {
        const voucher = await mustFind(deps.database.read, params.id ?? '');
        const entry = { actor: actor.name, action: 'voucher.reveal', subject: voucher.id };
        await deps.database.transaction((stores) =>
          stores.audit.append({ ...entry, detail: {} }, deps.clock.now()),
        );
        return { body: { code: deps.mint.reveal(voucher) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/:id/revoke',
      summary: 'Ends a voucher for good and cuts its live sessions, by its id.',
      access: 'vouchers.revoke',
      async handle({ actor, params }) {
        const id = params.id ?? '';
        await deps.database.transaction(async (stores) =>
          revokeVoucher(deps, stores, actor.name, await mustFind(stores, id)),
        );
        await deps.disconnectVoucher(id);
        return { body: await view(id) };
      },
    }),
    ...replaceRoutes(deps),
  ];
}

function replaceRoutes(deps: ByIdDeps): AdminRoute[] {
  const replace = async (
    actor: Actor,
    find: (stores: Stores) => Promise<VoucherRecord>,
    reason: string,
  ) => {
    const { old, voucher, code } = await deps.database.transaction(async (stores) => {
      const found = await find(stores);
      const made = await replaceVoucher(deps, stores, actor.name, found, reason);
      return { old: found, ...made };
    });
    await deps.disconnectVoucher(old.id);
    const { id, planName } = voucher;
    return { status: 201, body: { replacement: { id, planName, code } } };
  };
  return [
    adminRoute({
      method: 'POST',
      path: '/vouchers/replace',
      summary: 'Ends a lost voucher and makes a new code with what is left; audited.',
      access: 'vouchers.revoke',
      body: z.intersection(codeFields, replaceBody),
      handle: ({ actor, body: { code, reason } }) =>
        replace(actor, (stores) => findVoucher(deps.vault, stores, code), reason),
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/:id/replace',
      summary: 'Ends a lost voucher and makes a new code with what is left, by its id; audited.',
      access: 'vouchers.revoke',
      body: replaceBody,
      handle: ({ actor, params, body }) =>
        replace(actor, (stores) => mustFind(stores, params.id ?? ''), body.reason),
    }),
  ];
}

/** @throws AppError voucher_unknown */
async function mustFind(stores: Stores, id: string): Promise<VoucherRecord> {
  const voucher = await stores.vouchers.find(id);
  if (voucher) return voucher;
  throw new AppError(404, 'voucher_unknown', 'There is no such voucher.');
}
