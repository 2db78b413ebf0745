import { nextStep, type PastAttempt } from '../../core/sms-route.ts';
import type { AttemptRecord, MessageRecord } from '../../ports/message-store.ts';
import type { MessageDeps } from './deps.ts';

/** The attempts of the message's present round, as the routing rule reads them. */
export function pastOf(message: MessageRecord, attempts: readonly AttemptRecord[]): PastAttempt[] {
  return attempts
    .filter(({ round }) => round === message.round)
    .map(({ provider, outcome, refusal }) => ({
      provider,
      // One still on its way may have gone out.
      outcome: outcome === 'sending' ? 'unknown' : outcome,
      refusal,
    }));
}

/** The message after its newest attempt has ended: done for now, again later, or failed. */
export function whatFollows(
  deps: Pick<MessageDeps, 'clock' | 'providers'>,
  message: MessageRecord,
  attempts: readonly AttemptRecord[],
): MessageRecord {
  const nowMs = deps.clock.now();
  const last = attempts.at(-1);
  const names = deps.providers.list().map(({ name }) => name);
  const step = nextStep(pastOf(message, attempts), names);
  const error = last?.detail ?? null;
  switch (step.kind) {
    case 'wait_for_report':
      return { ...message, state: 'sent', error: null, nextAttemptAtMs: null, sentAtMs: nowMs };
    case 'send': {
      const state = last?.outcome === 'unknown' ? 'unknown' : 'queued';
      return { ...message, state, error, nextAttemptAtMs: nowMs + step.afterMs };
    }
    case 'stop': {
      const state = last?.outcome === 'unknown' ? 'unknown' : 'failed';
      return { ...message, state, error, nextAttemptAtMs: null };
    }
  }
}
