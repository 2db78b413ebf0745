import { endOf } from '../../core/entitlement.ts';
import { momentWords } from '../../core/left-words.ts';
import { reminderDue } from '../../core/reminder.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { MessageDeps } from './deps.ts';
import type { MessageReadModel, Recipient } from './read-model.ts';
import { isWanted } from './settings.ts';

type Deps = MessageDeps & { readModel: MessageReadModel };

/** Customers who look at their phone late get no message about a failure they have mended. */
const FAILURE_AFTER_MS = 180_000;
const FAILURE_UNTIL_MS = 1_800_000;

/** Queues what became due: the end of a voucher is near, a payment has failed for good. */
export async function remindCustomers(deps: Deps): Promise<void> {
  await remindOfEnd(deps);
  await tellOfFailure(deps);
  deps.wakeMessages();
}

/** Each running voucher is told of its end once, and once that it is nearly used. */
async function remindOfEnd(deps: Deps): Promise<void> {
  const nowMs = deps.clock.now();
  const recipients = new Map((await deps.readModel.remindable()).map((one) => [one.id, one]));
  const vouchers = await deps.database.read.vouchers.findMany([...recipients.keys()]);
  const timeZone = deps.settings.value('business.timeZone');
  for (const voucher of vouchers) {
    const kind = reminderDue(voucher, nowMs);
    const recipient = recipients.get(voucher.id);
    if (kind === null || !recipient || !isWanted(deps.settings, kind)) continue;
    const until = momentWords(endOf(voucher) ?? nowMs, nowMs, timeZone);
    const { phone, language } = recipient;
    const about = { subject: voucher.id, voucherId: voucher.id, parameters: { until } };
    await queue(deps, { kind, phone, language, ...about });
  }
}

async function tellOfFailure(deps: Deps): Promise<void> {
  if (!isWanted(deps.settings, 'payment_failed')) return;
  const nowMs = deps.clock.now();
  const failed: Recipient[] = await deps.readModel.failedPurchases(
    nowMs - FAILURE_UNTIL_MS,
    nowMs - FAILURE_AFTER_MS,
  );
  for (const { id: purchaseId, phone, language } of failed) {
    const purchase = await deps.database.read.purchases.find(purchaseId);
    const parameters = { plan: purchase?.planName ?? '' };
    await queue(deps, { kind: 'payment_failed', phone, language, purchaseId, parameters });
  }
}

async function queue(
  deps: Deps,
  given: Omit<Parameters<typeof newMessage>[0], 'id'>,
): Promise<void> {
  const message = newMessage({ ...given, id: deps.random.uuid() }, deps.clock.now());
  await deps.database.transaction((stores) => stores.messages.enqueue(message));
}
