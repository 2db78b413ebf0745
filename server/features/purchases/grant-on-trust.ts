import { NO_LIMITS } from '../../core/plan.ts';
import { receiptDay } from '../../core/receipt.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { giveVoucher } from './give-voucher.ts';

export interface Trust {
  code: string;
  minutes: number;
}

interface TrustInput {
  receipt: string;
  phone: string;
  /** As the router says; null when the page was not opened through one. */
  mac: string | null;
  clientAddress: string;
}

const DAY_MS = 86_400_000;
/** M-Pesa writes its dates in Nairobi's time, three hours ahead of UTC all year. */
const NAIROBI_MS = 3 * 3_600_000;
/** A look that failed this lately says that the provider cannot be asked. */
const LATELY_MS = 120_000;

/**
 * Some minutes of internet for a receipt that nobody can look up because M-Pesa cannot be reached:
 * only where the owner has said so, for a receipt of today or yesterday, once per receipt, and once
 * a day per phone and device. A receipt that turns out to be none costs the phone its credit with us.
 * @returns null when there is no trust to give; the customer is told what everybody is told.
 */
export async function grantOnTrust(deps: PurchaseDeps, input: TrustInput): Promise<Trust | null> {
  const { provisionalMinutes: minutes } = deps.policy();
  if (minutes === 0 || !isFresh(input.receipt, deps.clock.now())) return null;
  if (!(await isUnreachable(deps))) return null;
  return deps.database.transaction(async (stores) => {
    const mac = input.mac ?? `address ${input.clientAddress}`;
    if (!(await mayTrust(stores, { ...input, mac }, deps.clock.now()))) return null;
    // Whatever was paid for, it was one of these; a voucher needs a plan to stand for.
    const [plan] = await stores.plans.list();
    if (!plan) return null;
    const seconds = minutes * 60;
    const { phone, receipt } = input;
    const { code } = await giveVoucher(deps, stores, {
      voucher: {
        ...{ ...NO_LIMITS, timeSeconds: seconds, validitySeconds: seconds },
        ...{ downBps: plan.downBps, upBps: plan.upBps },
        ...{ planId: plan.id, planName: `${minutes} min`, priceCents: plan.priceCents },
      },
      grant: { kind: 'provisional', mac, phone, receipt },
      audit: { action: 'offer.trust', detail: { receipt, mac, minutes } },
    });
    return { code, minutes };
  });
}

function isFresh(receipt: string, nowMs: number): boolean {
  const days = [0, 1].map((ago) => new Date(nowMs + NAIROBI_MS - ago * DAY_MS));
  return days.map((day) => day.toISOString().slice(0, 10)).includes(receiptDay(receipt));
}

/** None of those whose records could tell has answered just now. */
async function isUnreachable({ providers, database, clock }: PurchaseDeps): Promise<boolean> {
  const telling = providers.all.filter(({ capabilities }) => capabilities.list);
  const last = await Promise.all(
    telling.map(({ name }) => database.read.statements.latestPull(name)),
  );
  const failed = (pull: (typeof last)[number]) =>
    pull !== null && !pull.complete && clock.now() - pull.startedAtMs < LATELY_MS;
  return telling.length > 0 && last.every(failed);
}

async function mayTrust(
  stores: Stores,
  who: { receipt: string; phone: string; mac: string },
  nowMs: number,
): Promise<boolean> {
  if ((await stores.offers.phoneFlag(who.phone)) !== null) return false;
  if ((await stores.customers.findBlock(who.phone)) !== null) return false;
  if (await stores.offers.findGrantByReceipt(who.receipt)) return false;
  const earlier = await stores.offers.findGrants(who);
  return !earlier.some(
    ({ kind, createdAtMs }) => kind === 'provisional' && createdAtMs > nowMs - DAY_MS,
  );
}

/**
 * Once the records can be read again: whoever was trusted for a receipt that is not in them is not
 * trusted again.
 * @param recordsFromMs what the records that were just read reach back to
 */
export async function judgeTrust(
  deps: Pick<PurchaseDeps, 'database' | 'clock' | 'log'>,
  recordsFromMs: number,
): Promise<void> {
  await deps.database.transaction(async (stores) => {
    const nowMs = deps.clock.now();
    for (const { phone, receipt } of await stores.offers.listUnprovenGrants(recordsFromMs)) {
      if ((await stores.offers.phoneFlag(phone)) !== null) continue;
      await stores.offers.flagPhone(phone, `no payment with the receipt ${receipt}`, nowMs);
      deps.log.warn({ receipt }, 'A receipt that was taken on trust is not in the records');
    }
  });
}
