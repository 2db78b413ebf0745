/**
 * Which provider sends a message next, and when. Providers speak of refusals in their own codes;
 * here they have one vocabulary. After …
 *
 * | the last attempt was              | then                                                      |
 * |-----------------------------------|-----------------------------------------------------------|
 * | accepted                          | wait for its delivery report, send nothing                |
 * | unknown (may have gone out)       | 60 s for a report, then the same text by the next provider |
 * | number, text, do_not_disturb      | stop: no provider reaches this number                     |
 * | blacklisted                       | stop: the screen says how to undo it (`*456*9*5#`)         |
 * | sender, balance, route, credentials | the next provider at once, and an alarm for the owner    |
 * | other                             | the next provider at once                                 |
 * | gateway, not_sent                 | a provider not tried yet at once, else again after a pause |
 */
/** Every provider that the box knows, in the usual order. */
export const SMS_PROVIDERS = ['africastalking', 'http', 'gammu'] as const;

/** Whether a text is a list of providers, each at most once, like `gammu,africastalking`. */
export function isSmsOrder(text: string): boolean {
  const names = text.split(',').map((name) => name.trim());
  const known: readonly string[] = SMS_PROVIDERS;
  return names.every((name) => known.includes(name)) && new Set(names).size === names.length;
}

export type SmsRefusal =
  | 'number'
  | 'text'
  | 'do_not_disturb'
  | 'blacklisted'
  | 'sender'
  | 'balance'
  | 'route'
  | 'credentials'
  | 'other'
  | 'gateway'
  | 'not_sent';

export interface PastAttempt {
  provider: string;
  outcome: 'accepted' | 'rejected' | 'unknown';
  /** Present on a rejected one. */
  refusal: SmsRefusal | null;
}

export type NextStep =
  | { kind: 'send'; provider: string; afterMs: number }
  | { kind: 'wait_for_report' }
  | { kind: 'stop' };

/** An unknown outcome waits this long for a delivery report before the same text goes out again. */
export const REPORT_WAIT_MS = 60_000;
/** Pauses after refusals that may pass; then the message has failed (the screen shows the code anyway). */
const PAUSES_MS = [10_000, 60_000, 300_000, 1_800_000] as const;
const MOST_ATTEMPTS = 8;

const FINAL: ReadonlySet<SmsRefusal> = new Set(['number', 'text', 'do_not_disturb', 'blacklisted']);
const PASSING: ReadonlySet<SmsRefusal> = new Set(['gateway', 'not_sent']);
const ALARMING: ReadonlySet<SmsRefusal> = new Set(['sender', 'balance', 'route', 'credentials']);

/** Whether the owner has to mend something at the provider. */
export function needsOwner(refusal: SmsRefusal): boolean {
  return ALARMING.has(refusal);
}

/**
 * @param past the attempts so far, the oldest first.
 * @param providers names in the owner's order.
 */
export function nextStep(past: readonly PastAttempt[], providers: readonly string[]): NextStep {
  const last = past.at(-1);
  if (last?.outcome === 'accepted') return { kind: 'wait_for_report' };
  if (last?.refusal && FINAL.has(last.refusal)) return { kind: 'stop' };
  const shut = new Set(past.filter(isShut).map(({ provider }) => provider));
  const usable = providers.filter((provider) => !shut.has(provider));
  const [first] = usable;
  if (first === undefined || past.length >= MOST_ATTEMPTS) return { kind: 'stop' };
  const tried = new Set(past.map(({ provider }) => provider));
  const fresh = usable.find((provider) => !tried.has(provider));
  if (last?.outcome === 'unknown') {
    const another = fresh ?? usable.find((provider) => provider !== last.provider);
    const unknowns = past.filter(({ outcome }) => outcome === 'unknown').length;
    if (unknowns > PAUSES_MS.length) return { kind: 'stop' };
    return { kind: 'send', provider: another ?? first, afterMs: REPORT_WAIT_MS };
  }
  if (fresh !== undefined) return { kind: 'send', provider: fresh, afterMs: 0 };
  const passing = past.filter(({ refusal }) => refusal !== null && PASSING.has(refusal)).length;
  const afterMs = PAUSES_MS[Math.max(0, passing - 1)];
  return afterMs === undefined ? { kind: 'stop' } : { kind: 'send', provider: first, afterMs };
}

/** A provider that said no for a reason that time does not mend is not asked again for this message. */
function isShut({ refusal }: PastAttempt): boolean {
  return refusal !== null && !PASSING.has(refusal);
}
