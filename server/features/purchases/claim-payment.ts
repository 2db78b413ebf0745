import { findReceipt } from '../../core/receipt.ts';
import { Throttle } from '../../core/throttle.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { PurchaseDeps } from './deps.ts';
import { grantOnTrust, type Trust } from './grant-on-trust.ts';
import { payerOf } from './payer.ts';
import { reconcileProvider } from './reconcile.ts';

const CLAIM_WINDOW_MS = 48 * 3_600_000;
/** One look serves everybody who asks within this time. */
const LOOK_AGAIN_AFTER_MS = 15_000;
/** Claims per address and per phone: enough for a mistyped code, too few to try receipts out. */
const claims = { limit: 10, windowMs: 600_000 };

/** One per process, made by the composition root. */
export const createClaimThrottle = () => new Throttle(claims);

export type Claimed =
  | { kind: 'purchase'; purchase: PurchaseRecord }
  /** M-Pesa cannot be asked at the moment, and the owner gives some minutes meanwhile. */
  | { kind: 'trust'; trust: Trust };

export interface Claim {
  /** The receipt, or the whole pasted SMS. */
  receipt: string;
  phone: string;
  /** As the router says; null when the page was not opened through one. */
  mac: string | null;
  clientAddress: string;
}

/**
 * "I paid, here is my M-Pesa code": finds the purchase of that money; where the box has not heard
 * of it, the provider is asked and its own record is read on the spot. A known receipt is shown to
 * the phone that paid it only.
 * @throws AppError receipt_invalid | phone_invalid | receipt_unknown | too_many_claims
 */
export async function claimPayment(deps: PurchaseDeps, claim: Claim): Promise<Claimed> {
  const { mac, clientAddress } = claim;
  const receipt = receiptIn(deps, claim.receipt);
  if (!receipt) {
    throw new AppError(
      422,
      'receipt_invalid',
      'The M-Pesa code has ten letters and digits, like SKJ4H7K2LM. Copy it from the M-Pesa message.',
      { receipt: 'Ten letters and digits.' },
    );
  }
  const tooMany = () =>
    new AppError(
      429,
      'too_many_claims',
      'Too many tries. Wait ten minutes, or ask at the counter.',
    );
  const nowMs = deps.clock.now();
  const phone = payerOf(claim.phone, clientAddress, deps.claimThrottle, nowMs, tooMany);
  const unknown = new AppError(
    404,
    'receipt_unknown',
    'We do not see this payment yet. Wait a minute and try again, or show the message at the counter.',
  );
  const known = await ownerOf(deps, receipt, phone);
  if (known !== null) return known ? found(known) : refuse(unknown);
  // Asked about at once where it waits: the query may know, and the statement will.
  const own = await purchaseOfDevice(deps, phone, clientAddress);
  if (own) await askNow(deps, own);
  await lookNow(deps);
  const purchase = (await ownerOf(deps, receipt, phone)) ?? own;
  if (purchase?.state === 'paid') return found(purchase);
  const trust = await grantOnTrust(deps, { receipt, phone, mac, clientAddress });
  if (trust) return { kind: 'trust', trust };
  return purchase ? found(purchase) : refuse(unknown);
}

/** M-Pesa's can be found in a whole message; another provider's is typed as it is. */
function receiptIn({ providers }: PurchaseDeps, typed: string): string | null {
  const word = typed.trim().toUpperCase();
  const other = providers.all.some((provider) => provider.knowsReceipt(word));
  return findReceipt(typed) ?? (other ? word : null);
}

const found = (purchase: PurchaseRecord): Claimed => ({ kind: 'purchase', purchase });

function refuse(error: AppError): never {
  throw error;
}

/**
 * The purchase that this receipt paid for, for the phone that paid it; undefined for anybody else,
 * and while the money waits for a person; null when nobody has heard of the receipt.
 */
async function ownerOf(
  deps: PurchaseDeps,
  receipt: string,
  phone: string,
): Promise<PurchaseRecord | undefined | null> {
  const { purchases } = deps.database.read;
  const payment = await purchases.findPaymentByReceipt(receipt);
  if (!payment) return null;
  const owner = payment.purchaseId ? await purchases.find(payment.purchaseId) : null;
  return owner && [owner.phone, payment.phone].includes(phone) ? owner : undefined;
}

/**
 * What this very device has bought lately with this number. A receipt that nobody can confirm yet
 * proves nothing, so a stranger who knows the number is shown nothing.
 */
async function purchaseOfDevice(
  deps: PurchaseDeps,
  phone: string,
  clientAddress: string,
): Promise<PurchaseRecord | null> {
  const sinceMs = deps.clock.now() - CLAIM_WINDOW_MS;
  const recent = await deps.database.read.purchases.listByPhone(phone, sinceMs);
  const own = recent.filter((purchase) => purchase.clientAddress === clientAddress);
  return own.find((purchase) => purchase.paidAtMs === null) ?? own[0] ?? null;
}

async function askNow(deps: PurchaseDeps, { id }: PurchaseRecord): Promise<void> {
  await deps.database.transaction(async (stores) => {
    const purchase = await stores.purchases.find(id);
    if (!purchase || purchase.paidAtMs !== null || purchase.state === 'created') return;
    await stores.purchases.update({ ...purchase, nextActionAtMs: deps.clock.now() });
  });
  deps.wakePayments();
}

/** Reads the statements, unless somebody else has just had them read. */
async function lookNow(deps: PurchaseDeps): Promise<void> {
  for (const provider of deps.providers.all) {
    if (!provider.capabilities.list) continue;
    const last = await deps.database.read.statements.latestPull(provider.name);
    const agoMs = last ? deps.clock.now() - last.startedAtMs : Number.POSITIVE_INFINITY;
    if (agoMs >= LOOK_AGAIN_AFTER_MS) await reconcileProvider(deps, provider, 'recent');
  }
}
