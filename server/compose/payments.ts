import { bookAuditor } from '../features/ledger/audit-books.ts';
import { ledgerReadModel } from '../features/ledger/read-model.ts';
import { duePaymentWork, recoverPurchases } from '../features/purchases/advance.ts';
import { createClaimThrottle } from '../features/purchases/claim-payment.ts';
import type { PurchaseDeps } from '../features/purchases/deps.ts';
import { type Reconciliation, reconcile } from '../features/purchases/reconcile.ts';
import { watchSales } from '../features/purchases/watch-sales.ts';
import { moneyPolicy } from '../features/settings/money.ts';
import { guessedVoucher } from '../features/vouchers/find-voucher.ts';
import { every } from '../jobs/every.ts';
import { Pump } from '../jobs/pump.ts';
import type { Wake } from '../ports/services.ts';
import type { Gateways } from './gateways.ts';
import { paymentHookToken } from './hooks.ts';
import type { House } from './house.ts';

export interface Payments {
  purchaseDeps: PurchaseDeps;
  /** Reads the providers' own records now. */
  reconcile(reach: 'recent' | 'all'): Promise<Reconciliation[]>;
  /** The addresses to register at a provider for payments by hand. */
  handHookUrls(provider: string): { validationUrl: string; confirmationUrl: string };
  pump: Pump;
  /** Finds what a power cut interrupted, then starts working. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const PAYMENTS_AT_ONCE = 50;
const RECONCILE_INTERVAL_MS = 600_000;
const DAY_MS = 86_400_000;
const AUDIT_INTERVAL_MS = 3_600_000;
const WATCH_INTERVAL_MS = 300_000;
const PROBE_INTERVAL_MS = 10_000;

/** Payments: use cases, and the pump that works their table off. */
export function buildPayments(
  house: House,
  gateways: Gateways,
  hooksUrl: () => string,
  wakeMessages: Wake,
): Payments {
  const { database, clock, random, log, mint, config } = house;
  const handTokens = {
    validation: paymentHookToken(house, 'validation'),
    confirmation: paymentHookToken(house, 'confirmation'),
  };
  let wakePayments = () => {};
  const purchaseDeps: PurchaseDeps = {
    ...{ database, clock, random, log, mint, handTokens },
    topUp: house.topUp,
    findTopUp: (code, mac, clientAddress) => guessedVoucher(house, code, mac, clientAddress),
    sites: house.sites,
    placeOf: house.placeOf,
    currency: house.currency,
    callbackUrl: (provider, token) => `${hooksUrl()}/hooks/${provider}/stk/${token}`,
    refundUrl: (provider, token) => `${hooksUrl()}/hooks/${provider}/refund/${token}`,
    providers: gateways.payments,
    policy: () => moneyPolicy(house.settings),
    claimThrottle: createClaimThrottle(),
    pollSeconds: config.pollSeconds,
    wakePayments: () => wakePayments(),
    wakeMessages,
  };
  const patient: PurchaseDeps = {
    ...purchaseDeps,
    database: { ...database, transaction: (work) => database.transaction(work, 'patient') },
  };
  const payments = new Pump({
    ...{ name: 'payments', clock, log, concurrency: PAYMENTS_AT_ONCE },
    due: () => duePaymentWork(patient),
    nextDueAtMs: () => database.read.purchases.nextDueAtMs(),
  });
  wakePayments = () => payments.wake();
  let jobs: (() => Promise<void>) | null = null;
  return {
    purchaseDeps,
    pump: payments,
    reconcile: (reach) => reconcile(purchaseDeps, reach),
    handHookUrls: (provider) => ({
      validationUrl: `${hooksUrl()}/hooks/${provider}/c2b/validation/${handTokens.validation}`,
      confirmationUrl: `${hooksUrl()}/hooks/${provider}/c2b/confirmation/${handTokens.confirmation}`,
    }),
    async start() {
      const interrupted = await recoverPurchases(purchaseDeps);
      if (interrupted > 0) log.warn({ interrupted }, 'Payments were interrupted; they continue');
      payments.wake();
      jobs ??= startJobs(house, purchaseDeps);
    },
    async stop() {
      await Promise.all([jobs?.(), payments.stop()]);
    },
  };
}

/** A provider that is down is asked something harmless, so that it is noticed when it is back. */
async function probe({ providers, clock }: PurchaseDeps): Promise<void> {
  const nowMs = clock.now();
  for (const provider of providers.all) {
    if (provider.outageSinceMs !== null) await provider.list(nowMs - PROBE_INTERVAL_MS, nowMs);
  }
}

/** @returns what stops them. */
function startJobs(house: House, deps: PurchaseDeps): () => Promise<void> {
  const read = (reach: 'recent' | 'all') => async () => {
    for (const { provider, newCount, complete } of await reconcile(deps, reach)) {
      if (newCount > 0 || !complete) house.log.info({ provider, newCount, complete }, 'Reconciled');
    }
  };
  // What happened while the box was off is looked at first, beside everything else that starts.
  const first = read('recent')().catch((error: unknown) =>
    house.log.warn({ error }, 'The first look at the statements failed'),
  );
  const auditBooks = bookAuditor({ ...house, readModel: ledgerReadModel(house.storage.reader) });
  const stops = [
    every(house, 'watch sales', WATCH_INTERVAL_MS, () => watchSales(deps)),
    every(house, 'probe providers', PROBE_INTERVAL_MS, () => probe(deps)),
    every(house, 'reconcile', RECONCILE_INTERVAL_MS, read('recent')),
    every(house, 'reconcile two days', DAY_MS, read('all')),
    every(house, 'audit the books', AUDIT_INTERVAL_MS, auditBooks),
  ];
  return async () => {
    await Promise.all([first, ...stops.map((stop) => stop())]);
  };
}
