import { statusAt } from '../../core/entitlement.ts';
import { composeNote, composeSms } from '../../core/sms-text.ts';
import type { MessageRecord } from '../../ports/message-store.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { MessageDeps } from './deps.ts';
import { templateOf } from './settings.ts';

export type Composed = { kind: 'text'; text: string } | { kind: 'needless'; why: string };

/**
 * The words of a message at the moment it leaves: the outbox holds no code in clear, and what is
 * no longer true (a payment that came after all, an alarm that is over) is not said.
 */
export async function composeText(
  deps: MessageDeps,
  stores: Stores,
  message: MessageRecord,
): Promise<Composed> {
  const voucher = message.voucherId ? await stores.vouchers.find(message.voucherId) : null;
  const why = await needless(deps, stores, message, voucher);
  if (why !== null) return { kind: 'needless', why };
  const language = message.language === 'sw' ? 'sw' : 'en';
  const template = templateOf(deps.settings, message.kind, language);
  const values = {
    ...message.parameters,
    ...amountOf(deps, message),
    business: deps.settings.value('business.name'),
    ...(voucher ? { plan: voucher.planName } : {}),
  };
  if (message.kind === 'note') {
    const { business, text = '' } = { ...message.parameters, ...values };
    return { kind: 'text', text: composeNote(template, { business, text }) };
  }
  const sayCode = voucher && template.includes('{code}');
  const code = sayCode ? { code: deps.mint.reveal(voucher) } : {};
  return { kind: 'text', text: composeSms(template, { ...values, ...code }) };
}

/** `KES 1,020`, where the message is about money. */
function amountOf(deps: MessageDeps, { parameters }: MessageRecord): { amount?: string } {
  if (parameters.cents === undefined) return {};
  const units = new Intl.NumberFormat('en').format(Number(parameters.cents) / 100);
  return { amount: `${deps.settings.value('business.currency')} ${units}` };
}

/** Why nobody needs this message any more; null when somebody does. */
async function needless(
  deps: MessageDeps,
  stores: Stores,
  message: MessageRecord,
  voucher: VoucherRecord | null,
): Promise<string | null> {
  switch (message.kind) {
    case 'voucher':
    case 'code_reply':
      if (!voucher) return 'no voucher';
      return voucher.status === 'revoked' ? 'the voucher was revoked' : null;
    case 'payment_failed': {
      const purchase = message.purchaseId && (await stores.purchases.find(message.purchaseId));
      return purchase && purchase.state === 'failed' ? null : 'the purchase has not failed';
    }
    case 'expiring':
    case 'nearly_used':
      if (!voucher) return 'no voucher';
      return statusAt(voucher, deps.clock.now()) === 'active' ? null : 'the voucher is not active';
    case 'alarm': {
      const alarm = message.subject && (await stores.alarms.find(message.subject));
      return alarm && alarm.clearedAtMs === null ? null : 'the alarm is over';
    }
    default:
      return null;
  }
}
