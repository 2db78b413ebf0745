import { duePaymentWork, recoverPurchases } from '../features/purchases/advance.ts';
import { createClaimThrottle } from '../features/purchases/claim-payment.ts';
import type { PurchaseDeps } from '../features/purchases/deps.ts';
import { createPump } from '../jobs/pump.ts';
import type { Wake } from '../ports/services.ts';
import type { Gateways } from './gateways.ts';
import type { House } from './house.ts';

export interface Payments {
  purchaseDeps: PurchaseDeps;
  /** Finds what a power cut interrupted, then starts working. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const PAYMENTS_AT_ONCE = 50;

/** Payments: use cases, and the pump that works their table off. */
export function buildPayments(
  house: House,
  gateways: Gateways,
  callbackUrl: (token: string) => string,
  wakeMessages: Wake,
): Payments {
  const { database, clock, random, log, mint, config } = house;
  let wakePayments = () => {};
  const purchaseDeps: PurchaseDeps = {
    ...{ database, clock, random, log, mint, callbackUrl },
    gateway: gateways.payments,
    claimThrottle: createClaimThrottle(),
    pollSeconds: config.pollSeconds,
    wakePayments: () => wakePayments(),
    wakeMessages,
  };
  const payments = createPump({
    ...{ name: 'payments', clock, log, concurrency: PAYMENTS_AT_ONCE },
    due: () => duePaymentWork(purchaseDeps),
    nextDueAtMs: () => database.read.purchases.nextDueAtMs(),
  });
  wakePayments = payments.wake;
  return {
    purchaseDeps,
    async start() {
      const interrupted = await recoverPurchases(purchaseDeps);
      if (interrupted > 0) log.warn({ interrupted }, 'Payments were interrupted; they continue');
      payments.wake();
    },
    stop: () => payments.stop(),
  };
}
