import type { AttemptRecord } from '../../ports/message-store.ts';
import type { DeliveryReport } from '../../ports/sms.ts';
import type { Stores } from '../../ports/stores.ts';
import { whatFollows } from './choose-provider.ts';
import type { MessageDeps } from './deps.ts';

type Deps = Pick<MessageDeps, 'clock' | 'providers'>;

/**
 * What a report changes. `delivered` is true for ever. `failed` ends the message only when it
 * speaks of the newest attempt (an older one was followed by a resend). `not_sent` lets the next
 * provider try. Intermediate reports only prove that the message was accepted.
 */
export async function applyReport(
  deps: Deps,
  stores: Stores,
  attempt: AttemptRecord,
  { status, detail }: Pick<DeliveryReport, 'status' | 'detail'>,
): Promise<void> {
  const message = await stores.messages.find(attempt.messageId);
  if (!message || message.state === 'delivered') return;
  const resting = { ...message, nextAttemptAtMs: null };
  const nowMs = deps.clock.now();
  if (status === 'delivered') {
    const sentAtMs = message.sentAtMs ?? nowMs;
    const delivered = { state: 'delivered' as const, error: null, sentAtMs, deliveredAtMs: nowMs };
    await stores.messages.update({ ...resting, ...delivered });
    return;
  }
  const attempts = await stores.messages.listAttempts(message.id);
  if (attempts.at(-1)?.id !== attempt.id) return;
  if (status === 'failed') {
    await stores.messages.update({ ...resting, state: 'failed', error: detail });
  } else if (status === 'not_sent') {
    const refused: AttemptRecord = { ...attempt, outcome: 'rejected', refusal: 'gateway', detail };
    await stores.messages.updateAttempt(refused);
    await stores.messages.update(whatFollows(deps, message, [...attempts.slice(0, -1), refused]));
  } else if (message.state === 'unknown') {
    const sentAtMs = message.sentAtMs ?? nowMs;
    await stores.messages.update({ ...resting, state: 'sent', error: null, sentAtMs });
  }
}

/** Applies what was reported under this id before we knew whose it was. */
export async function applyStoredReports(
  deps: Deps,
  stores: Stores,
  attempt: AttemptRecord,
): Promise<void> {
  const { provider, providerId } = attempt;
  if (providerId === null) return;
  for (const { status, detail } of await stores.messages.listReports(provider, providerId)) {
    await applyReport(deps, stores, attempt, {
      status: status as DeliveryReport['status'],
      detail,
    });
  }
}
