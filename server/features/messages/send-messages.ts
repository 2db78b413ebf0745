import { toE164 } from '../../core/phone.ts';
import { voucherSms } from '../../core/sms-text.ts';
import type { SmsGateway, SmsOutcome } from '../../ports/gateways.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database, MessageRecord, Stores } from '../../ports/stores.ts';
import type { Clock, Logger } from '../../ports/system.ts';

export interface MessageDeps {
  database: Database;
  clock: Clock;
  log: Logger;
  gateway: SmsGateway;
  mint: VoucherMint;
  businessName(): string;
}

const BATCH_ROWS = 10;
/** Waits after a refusal that may pass; then the message has failed (the portal shows the code anyway). */
const RETRY_WAITS_MS = [10_000, 60_000, 300_000, 1_800_000] as const;
/** An unknown outcome waits this long for a delivery report before the same text goes out again. */
const REPORT_WAIT_MS = 60_000;
const MOST_ATTEMPTS = 5;

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

/** Sends one queued message; its state is `sending` in the database before it leaves. */
export async function sendMessage(deps: MessageDeps, id: string): Promise<void> {
  const message = await deps.database.transaction((stores) => claim(deps, stores, id));
  if (!message) return;
  const text = await render(deps, message);
  const outcome: SmsOutcome =
    text === null
      ? { kind: 'rejected', code: 'nothing_to_say', permanent: true, detail: 'no voucher' }
      : await deps.gateway.send({ to: toE164(message.phone), text });
  await deps.database.transaction(async (stores) => {
    await stores.messages.update({ ...message, ...after(deps, message, outcome) });
  });
  if (outcome.kind === 'rejected') {
    deps.log.warn({ message: id, code: outcome.code, detail: outcome.detail }, 'SMS refused');
  }
}

async function claim(deps: MessageDeps, stores: Stores, id: string): Promise<MessageRecord | null> {
  const message = await stores.messages.find(id);
  const dueAtMs = message?.nextAttemptAtMs ?? null;
  if (!message || dueAtMs === null || dueAtMs > deps.clock.now()) return null;
  const claimed: MessageRecord = {
    ...message,
    state: 'sending',
    attempts: message.attempts + 1,
    nextAttemptAtMs: null,
  };
  await stores.messages.update(claimed);
  return claimed;
}

async function render(deps: MessageDeps, message: MessageRecord): Promise<string | null> {
  if (message.kind !== 'voucher' || !message.voucherId) return null;
  const voucher = await deps.database.read.vouchers.find(message.voucherId);
  if (!voucher) return null;
  return voucherSms(message.language === 'sw' ? 'sw' : 'en', {
    business: deps.businessName(),
    planName: voucher.planName,
    code: deps.mint.reveal(voucher),
  });
}

function after(
  deps: MessageDeps,
  message: MessageRecord,
  outcome: SmsOutcome,
): Partial<MessageRecord> {
  const nowMs = deps.clock.now();
  switch (outcome.kind) {
    case 'accepted': {
      const { providerId, parts, costCents } = outcome;
      return { state: 'sent', providerId, parts, costCents, error: null, sentAtMs: nowMs };
    }
    case 'unknown': {
      const again = message.attempts < MOST_ATTEMPTS;
      return {
        state: 'unknown',
        error: outcome.detail,
        nextAttemptAtMs: again ? nowMs + REPORT_WAIT_MS : null,
      };
    }
    case 'rejected': {
      const waitMs = outcome.permanent ? undefined : RETRY_WAITS_MS[message.attempts - 1];
      const error = `${outcome.code}: ${outcome.detail}`;
      if (waitMs === undefined) return { state: 'failed', error };
      return { state: 'queued', error, nextAttemptAtMs: nowMs + waitMs };
    }
  }
}

/** After a restart: a message on its way has an unknown fate and waits for its report. */
export async function recoverMessages(deps: MessageDeps): Promise<void> {
  await deps.database.transaction(async (stores) => {
    for (const message of await stores.messages.listInState('sending')) {
      const nextAttemptAtMs = deps.clock.now() + REPORT_WAIT_MS;
      await stores.messages.update({ ...message, state: 'unknown', nextAttemptAtMs });
    }
  });
}

/** Applies a delivery report; one that names no message of ours changes nothing. */
export async function receiveDeliveryReport(deps: MessageDeps, body: string): Promise<boolean> {
  const report = deps.gateway.parseDeliveryReport(body);
  if (!report || report.status === 'pending') return report !== null;
  return deps.database.transaction(async (stores) => {
    const message = await stores.messages.findByProviderId(report.providerId);
    if (!message || message.state === 'delivered') return message !== null;
    const failed = report.status === 'failed';
    await stores.messages.update({
      ...message,
      state: failed ? 'failed' : 'delivered',
      error: failed ? report.detail : null,
      nextAttemptAtMs: null,
    });
    return true;
  });
}
