import { AppError } from '../../ports/errors.ts';
import type { MessageRecord } from '../../ports/message-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { MessageDeps } from './deps.ts';

/** Not while the last one may still be on its way. */
const RESEND_AFTER_MS = 60_000;

/**
 * A person wants the same message sent once more: the providers are asked from the first one on.
 * @throws AppError message_unknown | message_on_its_way | resend_too_early
 */
export async function resendMessage(
  deps: Pick<MessageDeps, 'clock'>,
  stores: Stores,
  actor: string,
  id: string,
): Promise<MessageRecord> {
  const nowMs = deps.clock.now();
  const message = await stores.messages.find(id);
  if (!message) throw new AppError(404, 'message_unknown', 'There is no such message.');
  if (message.nextAttemptAtMs !== null || message.state === 'sending') {
    throw new AppError(409, 'message_on_its_way', 'This message is on its way already.');
  }
  const last = (await stores.messages.listAttempts(id)).at(-1);
  const readyAtMs = (last?.startedAtMs ?? 0) + RESEND_AFTER_MS;
  if (readyAtMs > nowMs) {
    const seconds = Math.ceil((readyAtMs - nowMs) / 1000);
    throw new AppError(429, 'resend_too_early', `It can be sent again in ${seconds} seconds.`);
  }
  const again: MessageRecord = {
    ...message,
    state: 'queued',
    round: message.round + 1,
    nextAttemptAtMs: nowMs,
    error: null,
    deliveredAtMs: null,
  };
  await stores.messages.update(again);
  await stores.audit.append({ actor, action: 'message.resend', subject: id, detail: {} }, nowMs);
  return again;
}
