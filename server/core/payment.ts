/**
 * The life of a purchase's payment. Success is sticky, failure is soft: only an explicit code
 * makes a payment `failed`, and later proof still makes a failed one `paid`.
 *
 * | state \ event | send    | accepted | rejected | not_sent | lost    | query_pending | query_failed | proof | give_up | short    | retry   | reverse  |
 * |---------------|---------|----------|----------|----------|---------|---------------|--------------|-------|---------|----------|---------|----------|
 * | created       | sending | —        | failed   | failed   | —       | —             | —            | paid  | stale   | suspense | —       | —        |
 * | sending       | —       | prompted | failed   | created  | unknown | —             | —            | paid  | —       | suspense | —       | —        |
 * | prompted      | —       | —        | —        | —        | —       | prompted      | failed       | paid  | stale   | suspense | —       | —        |
 * | unknown       | —       | prompted | —        | —        | —       | prompted      | failed       | paid  | stale   | suspense | created | —        |
 * | failed        | —       | —        | —        | —        | —       | failed        | failed       | paid  | —       | suspense | created | —        |
 * | stale         | —       | —        | —        | —        | —       | stale         | stale        | paid  | —       | suspense | created | —        |
 * | suspense      | —       | —        | —        | —        | —       | —             | —            | paid  | —       | —        | —       | reversed |
 * | paid          | —       | —        | —        | —        | —       | —             | —            | —     | —       | —        | —       | reversed |
 * | reversed      | —       | —        | —        | —        | —       | —             | —            | —     | —       | —        | —       | —        |
 *
 * `proof` is money confirmed by the provider's query or by its own records, `short` the same below
 * the price: a person decides. A proof on a payment that is paid already is other money (credit or
 * refund), so the table answers "—" and never a second voucher. `not_sent` from `created` is the
 * sender giving up after its last try.
 */

export const PAYMENT_STATES = [
  'created',
  'sending',
  'prompted',
  'unknown',
  'paid',
  'failed',
  'stale',
  'suspense',
  'reversed',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const PAYMENT_EVENTS = [
  'send',
  'accepted',
  'rejected',
  'not_sent',
  'lost',
  'query_pending',
  'query_failed',
  'proof',
  'give_up',
  'short',
  'retry',
  'reverse',
] as const;
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number];

const TRANSITIONS: Record<PaymentState, Partial<Record<PaymentEvent, PaymentState>>> = {
  created: {
    send: 'sending',
    rejected: 'failed',
    not_sent: 'failed',
    proof: 'paid',
    short: 'suspense',
    give_up: 'stale',
  },
  sending: {
    accepted: 'prompted',
    rejected: 'failed',
    not_sent: 'created',
    lost: 'unknown',
    proof: 'paid',
    short: 'suspense',
  },
  prompted: {
    query_pending: 'prompted',
    query_failed: 'failed',
    proof: 'paid',
    short: 'suspense',
    give_up: 'stale',
  },
  unknown: {
    accepted: 'prompted',
    query_pending: 'prompted',
    query_failed: 'failed',
    proof: 'paid',
    short: 'suspense',
    give_up: 'stale',
    retry: 'created',
  },
  failed: {
    query_pending: 'failed',
    query_failed: 'failed',
    proof: 'paid',
    short: 'suspense',
    retry: 'created',
  },
  stale: {
    query_pending: 'stale',
    query_failed: 'stale',
    proof: 'paid',
    short: 'suspense',
    retry: 'created',
  },
  suspense: { proof: 'paid', reverse: 'reversed' },
  paid: { reverse: 'reversed' },
  reversed: {},
};

/** The next state, or null when the event means nothing in this state. */
export function nextPaymentState(state: PaymentState, event: PaymentEvent): PaymentState | null {
  return TRANSITIONS[state][event] ?? null;
}

/** States that a query or callback can still move by itself. */
export function isPending(state: PaymentState): boolean {
  return state === 'created' || state === 'sending' || state === 'prompted' || state === 'unknown';
}

/** At least this long between two prompts to one number (Safaricom, Lipa na M-Pesa Online). */
export const RETRY_AFTER_MS = 60_000;
/** A push that did not leave is tried again after these waits, then the payment fails. */
export const RESEND_WAITS_MS = [2_000, 5_000, 15_000] as const;
/** After a day without an answer the payment goes to the owner's list. */
export const STALE_AFTER_MS = 24 * 3_600_000;

/** Ages in seconds, since the push, at which a pending payment is queried. */
export const DEFAULT_POLL_SECONDS: readonly number[] = [
  8, 13, 18, 25, 35, 45, 60, 75, 90, 120, 180, 300, 600, 1_200, 2_400,
];
const HOUR_SECONDS = 3_600;

/** When to query next, given the ages already done; hourly after the schedule's end. */
export function nextPollAtMs(
  sentAtMs: number,
  nowMs: number,
  schedule: readonly number[] = DEFAULT_POLL_SECONDS,
): number {
  const ageSeconds = (nowMs - sentAtMs) / 1000;
  const next = schedule.find((age) => age > ageSeconds);
  if (next !== undefined) return sentAtMs + next * 1000;
  const last = schedule.at(-1) ?? 0;
  const hours = Math.floor((ageSeconds - last) / HOUR_SECONDS) + 1;
  return sentAtMs + (last + hours * HOUR_SECONDS) * 1000;
}

/**
 * Ages in seconds at which a payment that was called failed is asked about again: providers have
 * said "failed" of money that moved.
 */
const RECHECK_FAILED_SECONDS: readonly number[] = [
  60, 120, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400,
];

/** When to ask again about a failed payment; null when it has been asked often enough. */
export function nextRecheckAtMs(sentAtMs: number, nowMs: number): number | null {
  const ageSeconds = (nowMs - sentAtMs) / 1000;
  const next = RECHECK_FAILED_SECONDS.find((age) => age > ageSeconds);
  return next === undefined ? null : sentAtMs + next * 1000;
}
