import { parsePhone } from '../../core/phone.ts';
import { limitsOf } from '../../core/plan.ts';
import { AppError } from '../../ports/errors.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { PurchaseDeps } from './deps.ts';
import { giveVoucher } from './give-voucher.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { throttleProofs } from './spend-credit.ts';

export interface TrialInput {
  phone: string;
  /** As the router says; null when the page was not opened through one. */
  mac: string | null;
  clientAddress: string;
  language: string;
}

/** What the owner gives as a trial at the moment; null: nothing. */
async function trialPlan(deps: Pick<PurchaseDeps, 'database' | 'policy'>) {
  const named = deps.policy().trialPlan;
  return named === '' ? null : deps.database.read.plans.findSellable(named);
}

/**
 * A voucher of the owner's trial plan, once for every phone and device. The code goes by SMS and
 * nowhere else: a number that anybody could type would be no number at all, and a new MAC is free.
 * @throws AppError trial_off | phone_invalid | device_unknown | trial_used | phone_blocked | too_many_claims
 */
export async function giveTrial(deps: PurchaseDeps, input: TrialInput): Promise<void> {
  throttleProofs(deps, 'trial', input.clientAddress);
  const phone = parsePhone(input.phone);
  if (!phone) {
    const words = 'Type a number like 0712 345 678: the code comes by SMS.';
    throw new AppError(422, 'phone_invalid', words, { phone: words });
  }
  const { mac } = input;
  if (mac === null) {
    throw new AppError(409, 'device_unknown', 'Join the Wi-Fi first, then ask for your trial.');
  }
  const plan = await trialPlan(deps);
  if (!plan) throw new AppError(404, 'trial_off', 'There is no free trial here.');
  await deps.database.transaction(async (stores) => {
    refuseBlocked(await stores.customers.findBlock(phone));
    const earlier = await stores.offers.findGrants({ mac, phone });
    if (earlier.some(({ kind }) => kind === 'trial')) {
      throw new AppError(409, 'trial_used', 'This phone or number has had its free trial.');
    }
    const sold = { planId: plan.id, planName: plan.name, priceCents: plan.priceCents };
    const { voucherId } = await giveVoucher(deps, stores, {
      voucher: { ...limitsOf(plan), ...sold },
      grant: { kind: 'trial', mac, phone, receipt: null },
      audit: { action: 'offer.trial', detail: { mac, plan: plan.name } },
    });
    const to = { phone, language: input.language, voucherId };
    const message = newMessage(
      { id: deps.random.uuid(), kind: 'voucher', ...to },
      deps.clock.now(),
    );
    await stores.messages.enqueue(message);
  });
  deps.wakeMessages();
}
