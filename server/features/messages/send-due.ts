import { toE164 } from '../../core/phone.ts';
import { nextLoudAtMs } from '../../core/quiet-hours.ts';
import { needsOwner, nextStep, REPORT_WAIT_MS } from '../../core/sms-route.ts';
import { endsByOptOut, waitsForMorning } from '../../core/sms-templates.ts';
import type { AttemptRecord, MessageRecord } from '../../ports/message-store.ts';
import type { SmsGateway, SmsOutcome } from '../../ports/sms.ts';
import type { Stores } from '../../ports/stores.ts';
import { applyStoredReports } from './apply-report.ts';
import { pastOf, whatFollows } from './choose-provider.ts';
import { composeText } from './compose-text.ts';
import type { MessageDeps } from './deps.ts';
import { isWanted, quietHours } from './settings.ts';

const BATCH_ROWS = 10;

/** Messages due now, as tasks with a key. */
export async function dueMessageWork(
  deps: MessageDeps,
): Promise<{ key: string; run(): Promise<void> }[]> {
  const due = await deps.database.read.messages.listDue(deps.clock.now(), BATCH_ROWS);
  return due.map((message) => ({
    key: `message ${message.id}`,
    run: () => sendMessage(deps, message.id),
  }));
}

/** Sends one queued message; its attempt is in the database before anything leaves. */
export async function sendMessage(deps: MessageDeps, id: string): Promise<void> {
  const claimed = await deps.database.transaction((stores) => claim(deps, stores, id));
  if (!claimed) return;
  const { gateway, attempt, text, phone } = claimed;
  const outcome = await gateway.send({ to: toE164(phone), text });
  await deps.database.transaction((stores) => conclude(deps, stores, id, attempt, outcome));
  deps.wakeMessages();
}

interface Claimed {
  gateway: SmsGateway;
  attempt: AttemptRecord;
  text: string;
  phone: string;
}

/** Writes down that the message is about to leave; null when it is not (yet) to be sent. */
async function claim(deps: MessageDeps, stores: Stores, id: string): Promise<Claimed | null> {
  const nowMs = deps.clock.now();
  const message = await stores.messages.find(id);
  if (!message || message.nextAttemptAtMs === null || message.nextAttemptAtMs > nowMs) return null;
  const resting = { ...message, nextAttemptAtMs: null };
  const unwanted = await whyUnwanted(deps, stores, message);
  if (unwanted !== null) {
    await stores.messages.update({ ...resting, state: 'dropped', error: unwanted });
    return null;
  }
  const loudAtMs = waitsForMorning(message.kind)
    ? nextLoudAtMs(nowMs, quietHours(deps.settings))
    : nowMs;
  if (loudAtMs > nowMs) {
    await stores.messages.update({ ...message, nextAttemptAtMs: loudAtMs });
    return null;
  }
  const composed = await composeText(deps, stores, message);
  if (composed.kind === 'needless') {
    await stores.messages.update({ ...resting, state: 'dropped', error: composed.why });
    return null;
  }
  const attempts = await stores.messages.listAttempts(id);
  const names = deps.providers.list().map(({ name }) => name);
  const step = nextStep(pastOf(message, attempts), names);
  const gateway = step.kind === 'send' ? deps.providers.find(step.provider) : null;
  if (!gateway) {
    const error = names.length === 0 ? 'no SMS provider is set up' : (message.error ?? 'given up');
    await stores.messages.update({ ...resting, state: 'failed', error });
    return null;
  }
  const attempt = await begin(deps, stores, resting, gateway.name, attempts.length + 1);
  return { gateway, attempt, text: composed.text, phone: message.phone };
}

async function whyUnwanted(
  deps: MessageDeps,
  stores: Stores,
  message: MessageRecord,
): Promise<string | null> {
  if (!isWanted(deps.settings, message.kind)) return 'switched off in the settings';
  if (!endsByOptOut(message.kind)) return null;
  return (await stores.messages.hasOptedOut(message.phone)) ? 'the customer said STOP' : null;
}

async function begin(
  deps: MessageDeps,
  stores: Stores,
  message: MessageRecord,
  provider: string,
  number: number,
): Promise<AttemptRecord> {
  const attempt: AttemptRecord = {
    id: deps.random.uuid(),
    messageId: message.id,
    round: message.round,
    number,
    provider,
    outcome: 'sending',
    refusal: null,
    detail: null,
    providerId: null,
    parts: null,
    costCents: null,
    startedAtMs: deps.clock.now(),
    endedAtMs: null,
  };
  await stores.messages.insertAttempt(attempt);
  await stores.messages.update({ ...message, state: 'sending', attempts: number });
  return attempt;
}

/** Stores what the provider said, and what follows from it. */
async function conclude(
  deps: MessageDeps,
  stores: Stores,
  id: string,
  attempt: AttemptRecord,
  outcome: SmsOutcome,
): Promise<void> {
  const nowMs = deps.clock.now();
  const ended: AttemptRecord = { ...attempt, endedAtMs: nowMs, ...resultOf(outcome) };
  await stores.messages.updateAttempt(ended);
  await bookCost(stores, ended, nowMs);
  await watchProvider(deps, stores, ended);
  const message = await stores.messages.find(id);
  if (!message) return;
  const attempts = await stores.messages.listAttempts(id);
  await stores.messages.update(whatFollows(deps, message, attempts));
  // A report may overtake the answer to the request it reports about.
  if (ended.providerId !== null) await applyStoredReports(deps, stores, ended);
}

/** Owed to the provider from the moment it has taken the message, whether or not it arrives. */
async function bookCost(stores: Stores, attempt: AttemptRecord, nowMs: number): Promise<void> {
  const { id: subject, provider, costCents: amountCents } = attempt;
  if (amountCents === null || amountCents === 0) return;
  const owed = { debit: 'expense/sms', credit: 'payable/sms' } as const;
  await stores.ledger.post(
    [{ kind: 'sms', subject, ...owed, amountCents, memo: provider }],
    'system',
    nowMs,
  );
}

function resultOf(outcome: SmsOutcome): Partial<AttemptRecord> {
  switch (outcome.kind) {
    case 'accepted': {
      const { providerId, parts, costCents } = outcome;
      return { outcome: 'accepted', providerId, parts, costCents };
    }
    case 'unknown':
      return { outcome: 'unknown', detail: outcome.detail };
    case 'rejected': {
      const { refusal, code, detail } = outcome;
      return { outcome: 'rejected', refusal, detail: `${code}: ${detail}` };
    }
  }
}

/** A refusal that only the owner can mend raises an alarm; the next accepted message ends it. */
async function watchProvider(
  deps: MessageDeps,
  stores: Stores,
  attempt: AttemptRecord,
): Promise<void> {
  const nowMs = deps.clock.now();
  const { provider, refusal, outcome, detail } = attempt;
  if (outcome === 'accepted') await stores.alarms.clear('sms_refused', provider, nowMs);
  if (refusal === null || !needsOwner(refusal)) return;
  deps.log.warn({ provider, refusal, detail }, 'An SMS provider refuses: the owner has to mend it');
  const id = deps.random.uuid();
  const alarm = { id, kind: 'sms_refused', subject: provider, detail: detail ?? refusal } as const;
  await stores.alarms.raise(alarm, nowMs);
}

/** After a restart: an attempt on its way has an unknown fate and waits for its report. */
export async function recoverMessages(deps: MessageDeps): Promise<void> {
  await deps.database.transaction(async (stores) => {
    for (const message of await stores.messages.listInState('sending')) {
      const attempts = await stores.messages.listAttempts(message.id);
      for (const attempt of attempts.filter(({ outcome }) => outcome === 'sending')) {
        const detail = 'the box stopped while it was sent';
        await stores.messages.updateAttempt({ ...attempt, outcome: 'unknown', detail });
      }
      const nextAttemptAtMs = deps.clock.now() + REPORT_WAIT_MS;
      await stores.messages.update({ ...message, state: 'unknown', nextAttemptAtMs });
    }
  });
}
