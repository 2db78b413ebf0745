import { limitsOf } from '../../core/plan.ts';
import { worksAt } from '../../core/site.ts';
import { AppError } from '../../ports/errors.ts';
import type { MintRequest, VoucherMint } from '../../ports/services.ts';
import { refuseUnknownSite } from '../../ports/site-store.ts';
import type { BatchRecord, PlanRecord, Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

export const MOST_PER_BATCH = 25_000;
/** Made at a time; between two slices others get their turn. */
export const SLICE = 500;

/**
 * Creates `count` vouchers of a plan, all or none.
 * @returns the batch and its codes in clear, for printing now.
 * @param request `endsAt` in ms since 1970: a fixed end instead of the plan's; `siteId`: they work there
 *   alone.
 * @param onMade told how many are made by now, for whoever waits for thousands
 * @throws AppError plan_unknown | count_invalid | ends_invalid | site_unknown | plan_elsewhere
 */
export async function createBatch(
  deps: { clock: Clock; random: Random; mint: VoucherMint },
  stores: Stores,
  actor: string,
  request: {
    plan: string;
    count: number;
    label: string;
    endsAt?: number | undefined;
    siteId?: string | null | undefined;
  },
  onMade?: (count: number) => void,
): Promise<{ batch: BatchRecord; plan: PlanRecord; codes: string[] }> {
  if (request.count < 1 || request.count > MOST_PER_BATCH) {
    throw new AppError(422, 'count_invalid', `Between 1 and ${MOST_PER_BATCH} vouchers at once.`, {
      count: `Between 1 and ${MOST_PER_BATCH}.`,
    });
  }
  const plan = await stores.plans.findSellable(request.plan);
  if (!plan) throw new AppError(404, 'plan_unknown', `There is no plan "${request.plan}".`);
  const nowMs = deps.clock.now();
  const endsAtMs = request.endsAt ?? plan.endsAtMs;
  if (endsAtMs !== null && endsAtMs <= nowMs) {
    throw new AppError(422, 'ends_invalid', 'These vouchers would have ended already.', {
      endsAt: 'A moment to come.',
    });
  }
  const siteId = request.siteId ?? null;
  const sites = await sitesOf(stores, plan, siteId);
  const batch: BatchRecord = {
    id: deps.random.uuid(),
    planId: plan.id,
    label: request.label.trim(),
    siteId,
    count: request.count,
    createdAtMs: nowMs,
    createdBy: actor,
  };
  await stores.vouchers.insertBatch(batch);
  const minted: ReturnType<VoucherMint['mint']>[] = [];
  while (minted.length < batch.count) {
    const slice = Array.from({ length: Math.min(SLICE, batch.count - minted.length) }, () =>
      deps.mint.mint(mintRequestOf({ ...plan, endsAtMs, sites }, batch.id)),
    );
    await stores.vouchers.insertMany(slice.map(({ voucher }) => voucher));
    minted.push(...slice);
    onMade?.(minted.length);
  }
  // The order in which the batch is read again, so that a pile of cards is the same on every sheet.
  minted.sort((a, b) => (a.voucher.id < b.voucher.id ? -1 : 1));
  await stores.audit.append(
    {
      actor,
      action: 'batch.create',
      subject: batch.id,
      detail: {
        planId: plan.id,
        planName: plan.name,
        count: batch.count,
        label: batch.label,
        siteId,
      },
    },
    nowMs,
  );
  return { batch, plan, codes: minted.map(({ code }) => code) };
}

async function sitesOf(stores: Stores, plan: PlanRecord, siteId: string | null) {
  if (siteId === null) return plan.sites;
  await refuseUnknownSite(stores.sites, siteId);
  if (worksAt(plan.sites, siteId)) return [siteId];
  const words = 'This plan is not sold at this site.';
  throw new AppError(422, 'plan_elsewhere', words, { siteId: words });
}

/** Of a voucher that nobody has bought yet. */
export function mintRequestOf(plan: PlanRecord, batchId: string | null): MintRequest {
  const { id: planId, name: planName, priceCents } = plan;
  return { ...limitsOf(plan), planId, planName, priceCents, batchId, purchaseId: null };
}
