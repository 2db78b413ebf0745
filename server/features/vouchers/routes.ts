import { guessOneIn } from '../../core/guess-odds.ts';
import type { Zone } from '../../core/zone.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { BatchProgress } from './batch-progress.ts';
import { type ByIdDeps, byIdRoutes } from './by-id-routes.ts';
import { createBatch } from './create-batch.ts';
import { findVoucher } from './find-voucher.ts';
import { importRoutes } from './import-routes.ts';
import { viewerOf } from './own-vouchers.ts';
import { type OwnerRouteDeps, ownerRoutes } from './owner-routes.ts';
import { presentBalance, presentDetail } from './present.ts';
import type { VoucherReadModel } from './read-model.ts';
import { revokeVoucher } from './revoke.ts';
import { batchBody, batchQuery, codeBody, oddsQuery, voucherQuery } from './schema.ts';
import { searchRoutes } from './search-routes.ts';
import type { SearchDeps } from './search-vouchers.ts';
import { templateRoutes } from './template-routes.ts';

export interface VoucherRouteDeps
  extends OwnerRouteDeps,
    SearchDeps,
    Omit<ByIdDeps, 'presentBalance'> {
  readModel: VoucherReadModel;
  zone(): Zone;
}

export function voucherRoutes(deps: VoucherRouteDeps): AdminRoute[] {
  return [
    ...batchListRoutes(deps),
    ...batchRoutes(deps),
    ...importRoutes(deps),
    ...templateRoutes(deps),
    ...singleRoutes(deps),
  ];
}

function batchListRoutes({ readModel }: VoucherRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/batches',
      summary: 'Voucher batches, the newest first; to a cashier their own.',
      access: 'vouchers',
      query: batchQuery,
      async handle({ actor, query }) {
        return { body: await readModel.batches({ ...query, viewer: viewerOf(actor) }) };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/batches/:id',
      summary: 'One voucher batch; to a cashier their own.',
      access: 'vouchers',
      async handle({ actor, params }) {
        const batch = await readModel.batch(params.id ?? '', viewerOf(actor));
        if (!batch) throw new AppError(404, 'batch_unknown', 'There is no such batch.');
        return { body: { batch } };
      },
    }),
  ];
}

function batchRoutes(deps: VoucherRouteDeps): AdminRoute[] {
  const progress = new BatchProgress();
  return [
    adminRoute({
      method: 'POST',
      path: '/batches',
      summary: 'Creates vouchers and answers their codes once, for printing.',
      access: 'vouchers.create',
      body: batchBody,
      async handle({ actor, body }) {
        const { onMade, end } = progress.follow(body.progressId ?? null);
        const { batch, codes } = await deps.database
          .transaction((stores) => createBatch(deps, stores, actor.name, body, onMade))
          .finally(end);
        return { status: 201, body: { batch: await deps.readModel.batch(batch.id), codes } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/batches/progress/:id',
      summary: 'How many vouchers of a batch are made by now; null when it is not under way.',
      access: 'vouchers.create',
      handle: async ({ params }) => ({ body: { made: progress.madeOf(params.id ?? '') } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/batches/:id/reveal',
      summary: 'Shows the codes of a batch again; audited.',
      access: 'vouchers.reveal',
      async handle({ actor, params }) {
        const id = params.id ?? '';
        const batch = await deps.readModel.batch(id);
        if (!batch) throw new AppError(404, 'batch_unknown', 'There is no such batch.');
        const vouchers = await deps.database.transaction(async (stores) => {
          await audit(deps, stores, actor.name, 'batch.reveal', id);
          return stores.vouchers.listByBatch(id);
        });
        return { body: { batch, codes: vouchers.map((voucher) => deps.mint.reveal(voucher)) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/vouchers',
      summary: 'Vouchers, the newest first, with masked codes; to a cashier their own.',
      access: 'vouchers',
      query: voucherQuery,
      handle: async ({ actor, query }) => ({
        body: await deps.readModel.vouchers(
          { ...query, viewer: viewerOf(actor) },
          deps.clock.now(),
        ),
      }),
    }),
  ];
}

function singleRoutes(deps: VoucherRouteDeps): AdminRoute[] {
  const detail = async (voucher: VoucherRecord) => {
    const slots = await deps.database.read.vouchers.slots([voucher.id]);
    const macs = slots.map((slot) => slot.mac);
    return presentDetail(voucher, deps.mint.reveal(voucher), macs, deps.zone(), deps.clock.now());
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/vouchers/odds',
      summary: 'How likely a year of guessing finds a code, once `more` of them are made.',
      access: 'vouchers',
      query: oddsQuery,
      async handle({ query }) {
        const liveCodes = (await deps.readModel.countLive()) + query.more;
        return { body: { odds: { liveCodes, oneIn: guessOneIn(liveCodes) } } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/lookup',
      summary: 'What a voucher has left, by its code (in the body, so that it stays out of logs).',
      access: 'vouchers',
      body: codeBody,
      async handle({ body }) {
        return { body: await detail(await findVoucher(deps.vault, deps.database.read, body.code)) };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/revoke',
      summary: 'Ends a voucher for good and cuts its live sessions.',
      access: 'vouchers.revoke',
      body: codeBody,
      async handle({ actor, body }) {
        const voucher = await deps.database.transaction(async (stores) =>
          revokeVoucher(deps, stores, actor.name, await findVoucher(deps.vault, stores, body.code)),
        );
        await deps.disconnectVoucher(voucher.id);
        return { body: await detail(voucher) };
      },
    }),
    ...ownerRoutes(deps, detail),
    ...searchRoutes(deps),
    ...byIdRoutes({
      ...deps,
      presentBalance: (voucher) => presentBalance(voucher, deps.zone(), deps.clock.now()),
    }),
  ];
}

async function audit(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  action: string,
  subject: string,
): Promise<void> {
  await stores.audit.append({ actor, action, subject, detail: {} }, deps.clock.now());
}
