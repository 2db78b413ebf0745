import { countSms } from '../../core/gsm7.ts';
import type { SmsRefusal } from '../../core/sms-route.ts';
import type { SmsOutcome } from '../../ports/sms.ts';
import { asCode, asIdentifier, asObject, parseObject } from '../outbound/untrusted.ts';

type Scrub = (text: string) => string;

const ACCEPTED = new Set(['100', '101', '102']);
/** The package's status codes of one recipient, in the house's own words. */
const REFUSALS: Readonly<Record<string, SmsRefusal>> = {
  '401': 'other',
  '402': 'sender',
  '403': 'number',
  '404': 'number',
  '405': 'balance',
  '406': 'blacklisted',
  '407': 'route',
  '409': 'do_not_disturb',
  '500': 'gateway',
  '501': 'gateway',
  '502': 'other',
};

/** Refusals of the whole request come as a word without any recipient. */
const CODE_BY_WORD: ReadonlyArray<readonly [RegExp, string]> = [
  [/riskhold/i, '401'],
  [/sender\s*id/i, '402'],
  [/invalid\s*phone/i, '403'],
  [/unsupported\s*number/i, '404'],
  [/insufficient\s*balance/i, '405'],
  [/blacklist/i, '406'],
  [/could\s*not\s*route/i, '407'],
];

/**
 * What an answer to one SMS means. HTTP 200 counts like the documented 201, for the message went
 * out; an answer without recipients sent nothing, whatever its status.
 */
export function readSendAnswer(
  { status, body }: { status: number; body: string },
  text: string,
  scrub: Scrub,
): SmsOutcome {
  if (status < 200 || status >= 300) return readRefusal(status, body, scrub);
  const data = asObject(parseObject(body)?.SMSMessageData);
  const recipients = data?.Recipients;
  if (!data || !Array.isArray(recipients)) {
    return { kind: 'unknown', detail: scrub(`HTTP ${status} with a broken answer`) };
  }
  const words = typeof data.Message === 'string' ? data.Message : '';
  const recipient = asObject(recipients[0]);
  return recipient ? readRecipient(recipient, text, scrub) : noRecipient(words, scrub);
}

function readRefusal(status: number, body: string, scrub: Scrub): SmsOutcome {
  const detail = scrub(`HTTP ${status} ${body}`);
  // A gateway that broke may have broken after sending.
  if (status >= 500) return { kind: 'unknown', detail };
  return { kind: 'rejected', code: `http_${status}`, refusal: httpRefusal(status), detail };
}

function httpRefusal(status: number): SmsRefusal {
  if (status === 401 || status === 403) return 'credentials';
  return status === 408 || status === 429 || status < 400 ? 'gateway' : 'other';
}

function noRecipient(words: string, scrub: Scrub): SmsOutcome {
  const code = CODE_BY_WORD.find(([pattern]) => pattern.test(words))?.[1];
  const detail = scrub(words || 'no recipient in the answer');
  const refusal = code === undefined ? 'gateway' : (REFUSALS[code] ?? 'other');
  return { kind: 'rejected', code: code ?? 'no_recipient', refusal, detail };
}

function readRecipient(recipient: Record<string, unknown>, text: string, scrub: Scrub): SmsOutcome {
  const code = asCode(recipient.statusCode) ?? 'missing';
  const detail = scrub(`${code} ${String(recipient.status ?? '')}`);
  const refusal = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  if (refusal) return { kind: 'rejected', code, refusal, detail };
  const providerId = asIdentifier(recipient.messageId);
  if (!ACCEPTED.has(code) || providerId === null || providerId === 'None') {
    return { kind: 'unknown', detail };
  }
  const { messageParts } = recipient;
  const counted = Number.isSafeInteger(messageParts) && Number(messageParts) > 0;
  const parts = counted ? Number(messageParts) : countSms(text).parts;
  return { kind: 'accepted', providerId, parts, costCents: costCents(recipient.cost) };
}

/** `KES 0.8000` → 80; null for another currency, which must not be booked as shillings. */
export function costCents(cost: unknown): number | null {
  const amount = typeof cost === 'string' ? /^KES (\d{1,6}(?:\.\d+)?)$/.exec(cost)?.[1] : undefined;
  return amount === undefined ? null : Math.round(Number(amount) * 100);
}
