import { matchMoney, normalReference } from '../../core/match-money.ts';
import type { PaymentProvider, StatementLine } from '../../ports/gateways.ts';
import type { PaymentRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { receivedTransfers } from './book-money.ts';
import type { PurchaseDeps } from './deps.ts';
import { type Settlement, settlePayment } from './settle-payment.ts';

/** Purchases this old are still looked at: what a statement reaches back, and a day more. */
const CANDIDATE_AGE_MS = 72 * 3_600_000;

export type LineResult = Settlement | 'suspense';

/**
 * Books one line of the provider's own record: known by its receipt, or found by its reference, or
 * by time, amount and phone; what fits nobody waits for a person. The same line again changes nothing.
 * @param source for the audit log: `statement` or `confirmation`.
 */
export async function bookLine(
  deps: PurchaseDeps,
  stores: Stores,
  provider: PaymentProvider,
  line: StatementLine,
  source: string,
): Promise<LineResult> {
  const known = await stores.purchases.findPaymentByReceipt(line.receipt);
  if (known) return 'already_paid';
  const match = await findPurchase(deps, stores, provider, line);
  if (!match) return putAside(deps, stores, provider, line, source);
  const { receipt, amountCents, phone } = line;
  return settlePayment(deps, stores, {
    ...{ purchaseId: match.purchaseId, promptId: null, receipt, amountCents, phone },
    provider: provider.name,
    source: `${source} by ${match.reason}`,
  });
}

async function findPurchase(
  deps: PurchaseDeps,
  stores: Stores,
  provider: PaymentProvider,
  line: StatementLine,
) {
  const exact = await stores.purchases.findByReference(normalReference(line.reference));
  if (exact) return { purchaseId: exact.id, reason: 'reference' as const };
  const sinceMs = deps.clock.now() - CANDIDATE_AGE_MS;
  const candidates = await stores.purchases.listMatchRows(provider.name, sinceMs);
  return matchMoney(line, candidates);
}

async function putAside(
  deps: PurchaseDeps,
  stores: Stores,
  provider: PaymentProvider,
  line: StatementLine,
  source: string,
): Promise<'suspense'> {
  const nowMs = deps.clock.now();
  const { receipt, amountCents, phone, reference } = line;
  const payment: PaymentRecord = {
    id: deps.random.uuid(),
    provider: provider.name,
    ...{ receipt, amountCents, phone },
    promptId: null,
    purchaseId: null,
    state: 'suspense',
    note: reference === '' ? 'fits no purchase' : `fits no purchase: "${reference}"`,
    operatorId: null,
    receivedAtMs: nowMs,
  };
  await stores.purchases.insertPayment(payment);
  await stores.ledger.post(receivedTransfers(payment, deps.policy()), 'system', nowMs);
  deps.log.warn({ payment: payment.id }, 'Money that fits no purchase is in suspense');
  const detail = { receipt, amountCents, reference, source };
  await stores.audit.append(
    { actor: 'system', action: 'payment.suspense', subject: payment.id, detail },
    nowMs,
  );
  return 'suspense';
}
