import { parseUssd } from '../adapters/africastalking/ussd.ts';
import { ussdAnswer, ussdWords } from '../core/ussd-menu.ts';
import { findRunningVoucher } from '../features/messages/find-running.ts';
import { visiblePlans } from '../features/plans/portal-routes.ts';
import type { PurchaseDeps } from '../features/purchases/deps.ts';
import { startPurchase } from '../features/purchases/start-purchase.ts';
import { answerUssd } from '../features/ussd/answer.ts';
import type { UssdDeps } from '../features/ussd/deps.ts';
import type { House } from './house.ts';

/** Answers the body of a USSD request with the text that the phone shows. Never throws. */
export function ussdHook(house: House, purchases: PurchaseDeps): (body: string) => Promise<string> {
  const { database, clock, settings } = house;
  const deps: UssdDeps = {
    ...{ database, clock },
    purchaseIdOf: (sessionId) => uuidOf(house, sessionId),
    businessName: () => settings.value('business.name'),
    currency: () => house.currency(),
    timeZone: () => settings.value('business.timeZone'),
    plansOnSale: () => visiblePlans(house, undefined),
    buy: (order) => startPurchase(purchases, { ...order, clientAddress: `ussd ${order.phone}` }),
    runningVoucher: (phone) => findRunningVoucher(database.read, phone, clock.now()),
  };
  return async (body) => {
    const request = parseUssd(body);
    const failed = ussdAnswer('END', ussdWords('en').failed);
    if (!request) return failed;
    try {
      return await answerUssd(deps, request);
    } catch (error) {
      house.log.error({ error }, 'A USSD request failed');
      return failed;
    }
  };
}

/** A version 8 UUID (RFC 9562) made from the conversation's id under the box's own key. */
function uuidOf(house: House, sessionId: string): string {
  const bytes = house.vault.tag(Buffer.from(sessionId), 'ussd purchase').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
