import type { MessageRecord } from './message-store.ts';

type Given = Pick<MessageRecord, 'id' | 'kind' | 'phone' | 'language'> & Partial<MessageRecord>;

/** A message for the outbox, due at once unless `nextAttemptAtMs` says otherwise. */
export function newMessage(given: Given, nowMs: number): MessageRecord {
  return {
    purchaseId: null,
    voucherId: null,
    subject: null,
    period: '',
    parameters: {},
    state: 'queued',
    round: 1,
    attempts: 0,
    nextAttemptAtMs: nowMs,
    error: null,
    createdAtMs: nowMs,
    sentAtMs: null,
    deliveredAtMs: null,
    ...given,
  };
}
