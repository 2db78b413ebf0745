import { endOf, remainingOf } from '../../core/entitlement.ts';
import { leftWords } from '../../core/left-words.ts';
import { readCommand, type SmsCommand } from '../../core/sms-keywords.ts';
import type { MessageKind, SmsLanguage } from '../../core/sms-templates.ts';
import { Throttle } from '../../core/throttle.ts';
import type { MessageRecord } from '../../ports/message-store.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { InboundSms } from '../../ports/sms.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { MessageDeps } from './deps.ts';
import { findRunningVoucher } from './find-running.ts';

export type InboundDeps = MessageDeps & { inboundThrottle: Throttle };
export type InboundResult = SmsCommand | 'unknown' | 'repeated' | 'throttled' | 'not_understood';

/** Answers cost money: a number gets this many an hour. */
export const createInboundThrottle = () => new Throttle({ limit: 5, windowMs: 3_600_000 });

/**
 * Answers a customer's SMS through the outbox. The same SMS again is answered once. STOP is obeyed
 * even when the number has used up its answers; words we do not know get one line of help a day.
 */
export async function receiveInbound(
  deps: InboundDeps,
  provider: string,
  sms: InboundSms,
): Promise<InboundResult> {
  const read = readCommand(sms.text);
  const nowMs = deps.clock.now();
  const result = await deps.database.transaction(async (stores): Promise<InboundResult> => {
    const id = deps.random.uuid();
    const { providerId, phone } = sms;
    const keyword = read?.command ?? 'unknown';
    const record = { id, provider, providerId, phone, keyword, receivedAtMs: nowMs };
    if (!(await stores.messages.insertInbound(record))) return 'repeated';
    if (read?.command === 'stop') await stores.messages.optOut(phone, nowMs);
    if (read?.command === 'start') await stores.messages.optIn(phone);
    if (deps.inboundThrottle.hit(phone, nowMs) > 0) return 'throttled';
    const reply = await replyTo(deps, stores, phone, read);
    const subject = read ? `inbound ${id}` : `stranger ${phone}`;
    const period = read ? '' : new Date(nowMs).toISOString().slice(0, 10);
    const given = { id: deps.random.uuid(), phone, subject, period, ...reply };
    await stores.messages.enqueue(newMessage(given, nowMs));
    return keyword;
  });
  deps.wakeMessages();
  return result;
}

type Reply = Pick<MessageRecord, 'kind' | 'language'> & Partial<MessageRecord>;

async function replyTo(
  deps: InboundDeps,
  stores: Stores,
  phone: string,
  read: { command: SmsCommand; language: SmsLanguage } | null,
): Promise<Reply> {
  const language = read?.language ?? (await lastLanguage(deps, stores, phone));
  const plain = (kind: MessageKind): Reply => ({ kind, language });
  switch (read?.command) {
    case 'stop':
      return plain('stopped_reply');
    case 'start':
      return plain('started_reply');
    case 'code':
    case 'balance': {
      const voucher = await findRunningVoucher(stores, phone, deps.clock.now());
      if (!voucher) return plain('nothing_reply');
      const voucherId = voucher.id;
      if (read.command === 'code') return { kind: 'code_reply', language, voucherId };
      const left = leftOf(deps, voucher, read.language);
      return { kind: 'balance_reply', language, voucherId, parameters: { left } };
    }
    default:
      return plain('help_reply');
  }
}

function leftOf(deps: InboundDeps, voucher: VoucherRecord, language: SmsLanguage): string {
  const left = { ...remainingOf(voucher), expiresAtMs: endOf(voucher) };
  const timeZone = deps.settings.value('business.timeZone');
  return leftWords(left, language, deps.clock.now(), timeZone);
}

/** The language of the number's last purchase. */
async function lastLanguage(deps: InboundDeps, stores: Stores, phone: string): Promise<string> {
  const sinceMs = deps.clock.now() - 90 * 86_400_000;
  const purchases = await stores.purchases.listByPhone(phone, sinceMs);
  return purchases[0]?.language ?? 'en';
}

/** The body of a provider's request to our inbound address. */
export async function receiveInboundBody(
  deps: InboundDeps,
  provider: string,
  body: string,
): Promise<InboundResult> {
  const sms = deps.providers.find(provider)?.parseInbound(body) ?? null;
  return sms ? receiveInbound(deps, provider, sms) : 'not_understood';
}
