import {
  dueMessageWork,
  type MessageDeps,
  recoverMessages,
} from '../features/messages/send-messages.ts';
import { duePaymentWork, recoverPurchases } from '../features/purchases/advance.ts';
import { createClaimThrottle } from '../features/purchases/claim-payment.ts';
import type { PurchaseDeps } from '../features/purchases/deps.ts';
import { createPump, type Pump } from '../jobs/pump.ts';
import type { Gateways } from './gateways.ts';
import type { House } from './house.ts';

export interface Payments {
  purchaseDeps: PurchaseDeps;
  messageDeps: MessageDeps;
  /** Finds what a power cut interrupted, then starts working. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const PAYMENTS_AT_ONCE = 50;
const MESSAGES_AT_ONCE = 5;

/** Payments and messages: use cases, and the pumps that work their tables off. */
export function buildPayments(
  house: House,
  gateways: Gateways,
  callbackUrl: (token: string) => string,
): Payments {
  const { database, clock, random, log, mint, config } = house;
  const wakers = { payments: () => {}, messages: () => {} };
  const messageDeps: MessageDeps = {
    ...{ database, clock, log, mint },
    gateway: gateways.sms,
    businessName: () => house.business.current().name,
  };
  const purchaseDeps: PurchaseDeps = {
    ...{ database, clock, random, log, mint, callbackUrl },
    gateway: gateways.payments,
    claimThrottle: createClaimThrottle(),
    pollSeconds: config.pollSeconds,
    wakePayments: () => wakers.payments(),
    wakeMessages: () => wakers.messages(),
  };
  const payments = createPump({
    ...{ name: 'payments', clock, log, concurrency: PAYMENTS_AT_ONCE },
    due: () => duePaymentWork(purchaseDeps),
    nextDueAtMs: () => database.read.purchases.nextDueAtMs(),
  });
  const messages = createPump({
    ...{ name: 'messages', clock, log, concurrency: MESSAGES_AT_ONCE },
    due: () => dueMessageWork(messageDeps),
    nextDueAtMs: () => database.read.messages.nextDueAtMs(),
  });
  wakers.payments = payments.wake;
  wakers.messages = messages.wake;
  return {
    purchaseDeps,
    messageDeps,
    async start() {
      const interrupted = await recoverPurchases(purchaseDeps);
      if (interrupted > 0) log.warn({ interrupted }, 'Payments were interrupted; they continue');
      await recoverMessages(messageDeps);
      payments.wake();
      messages.wake();
    },
    stop: () => stopAll(payments, messages),
  };
}

async function stopAll(...pumps: Pump[]): Promise<void> {
  await Promise.all(pumps.map((pump) => pump.stop()));
}
