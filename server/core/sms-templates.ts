/** What the box says by SMS: the suggested words, which the owner may reword. */
export type SmsLanguage = 'en' | 'sw';

export interface TemplateDefinition {
  /** Names that may stand in `{…}`. */
  placeholders: readonly string[];
  /** Without these the message would be of no use. */
  required: readonly string[];
  /** What the preview fills in: as long as it gets in real life. */
  sample: Readonly<Record<string, string>>;
  words: Readonly<Record<SmsLanguage, string>>;
}

const business = 'Mama Amina Wi-Fi';

/** Messages to customers. `{business}` is always there. */
export const SMS_TEMPLATES = {
  voucher: {
    placeholders: ['business', 'code', 'plan'],
    required: ['code'],
    sample: { business, code: 'ABCDE-12345', plan: '1 hour' },
    words: {
      en: '{business} Wi-Fi code: {code} ({plan}). Thank you!',
      sw: '{business} msimbo wa Wi-Fi: {code} ({plan}). Asante!',
    },
  },
  receipt: {
    placeholders: ['business', 'amount', 'number', 'reference'],
    required: ['amount', 'number'],
    sample: { business, amount: 'KES 1,020', number: '1042', reference: 'SKJ4H7K2LM' },
    words: {
      en: '{business}: receipt {number} for {amount}, {reference}. Thank you!',
      sw: '{business}: risiti {number} ya {amount}, {reference}. Asante!',
    },
  },
  payment_failed: {
    placeholders: ['business', 'plan'],
    required: [],
    sample: { business, plan: '1 hour' },
    words: {
      en: '{business}: your payment for {plan} did not go through. Open the Wi-Fi page to try again.',
      sw: '{business}: malipo ya {plan} hayakukamilika. Fungua ukurasa wa Wi-Fi ujaribu tena.',
    },
  },
  expiring: {
    placeholders: ['business', 'plan', 'until'],
    required: ['until'],
    sample: { business, plan: '1 day', until: '18:30' },
    words: {
      en: '{business}: your {plan} ends at {until}. Buy again on the Wi-Fi page. STOP ends these.',
      sw: '{business}: {plan} yako inaisha {until}. Nunua tena kwenye Wi-Fi. Jibu STOP kuacha.',
    },
  },
  nearly_used: {
    placeholders: ['business', 'plan'],
    required: [],
    sample: { business, plan: '1 day' },
    words: {
      en: '{business}: 90% of your {plan} is used. Buy again on the Wi-Fi page. STOP ends these.',
      sw: '{business}: umetumia 90% ya {plan}. Nunua tena kwenye Wi-Fi. Jibu STOP kuacha.',
    },
  },
  credit_noted: {
    placeholders: ['business', 'amount'],
    required: ['amount'],
    sample: { business, amount: 'KES 1,020' },
    words: {
      en: '{business}: we got {amount} more than needed and keep it for you. Ask at the counter.',
      sw: '{business}: tumepokea {amount} zaidi, tunakuwekea. Tafadhali muulize muuzaji.',
    },
  },
  code_reply: {
    placeholders: ['business', 'code', 'plan'],
    required: ['code'],
    sample: { business, code: 'ABCDE-12345', plan: '1 hour' },
    words: {
      en: '{business}: your code is {code} ({plan}).',
      sw: '{business}: msimbo wako ni {code} ({plan}).',
    },
  },
  balance_reply: {
    placeholders: ['business', 'plan', 'left'],
    required: ['left'],
    sample: { business, plan: '1 day', left: '23 h 10 min, 450 MB' },
    words: {
      en: '{business}: {plan}, left: {left}.',
      sw: '{business}: {plan}, imebaki: {left}.',
    },
  },
  nothing_reply: {
    placeholders: ['business'],
    required: [],
    sample: { business },
    words: {
      en: '{business}: this number has no running Wi-Fi code.',
      sw: '{business}: namba hii haina msimbo wa Wi-Fi unaotumika.',
    },
  },
  stopped_reply: {
    placeholders: ['business'],
    required: [],
    sample: { business },
    words: {
      en: '{business}: no more reminders. Codes you buy still come. START brings reminders back.',
      sw: '{business}: hutapata vikumbusho tena. Misimbo utakayonunua itakuja. START kurudisha.',
    },
  },
  started_reply: {
    placeholders: ['business'],
    required: [],
    sample: { business },
    words: {
      en: '{business}: you get reminders again. STOP ends them.',
      sw: '{business}: utapata vikumbusho tena. STOP kuacha.',
    },
  },
  help_reply: {
    placeholders: ['business'],
    required: [],
    sample: { business },
    words: {
      en: '{business}: send CODE for your code, BAL for what is left, STOP for no reminders.',
      sw: '{business}: tuma MSIMBO upate msimbo, SALIO kujua kilichobaki, ACHA kuacha vikumbusho.',
    },
  },
  note: {
    placeholders: ['business', 'text'],
    required: ['text'],
    sample: { business, text: 'please come to the counter, we would like to help you.' },
    words: { en: '{business}: {text}', sw: '{business}: {text}' },
  },
  alarm: {
    placeholders: ['business', 'what'],
    required: ['what'],
    sample: { business, what: 'router Shop was last heard 15 min ago' },
    words: { en: '{business}: {what}', sw: '{business}: {what}' },
  },
  weekly: {
    placeholders: ['business', 'sales', 'amount', 'vouchers'],
    required: [],
    sample: { business, sales: '312', amount: 'KES 14,560', vouchers: '298' },
    words: {
      en: '{business}, last 7 days: {sales} sales, {amount}. {vouchers} vouchers were used.',
      sw: '{business}, siku 7: mauzo {sales}, {amount}. Vocha {vouchers} zilitumika.',
    },
  },
} as const satisfies Record<string, TemplateDefinition>;

export type MessageKind = keyof typeof SMS_TEMPLATES;
export const MESSAGE_KINDS = Object.keys(SMS_TEMPLATES) as MessageKind[];

/** What the customer has paid for or asked for: neither quiet hours nor an opt-out hold it back. */
const ALWAYS: ReadonlySet<MessageKind> = new Set([
  'voucher',
  'payment_failed',
  'credit_noted',
  // Somebody writes it now to whoever is online now.
  'note',
  ...MESSAGE_KINDS.filter((kind) => kind.endsWith('_reply')),
]);

/** Whether the message can wait for the morning. */
export function waitsForMorning(kind: MessageKind): boolean {
  return !ALWAYS.has(kind);
}

/** Whether a customer's STOP ends it. */
export function endsByOptOut(kind: MessageKind): boolean {
  return kind === 'expiring' || kind === 'nearly_used' || kind === 'note';
}
