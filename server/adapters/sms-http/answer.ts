import type { SmsRefusal } from '../../core/sms-route.ts';
import type { SmsBalance, SmsOutcome } from '../../ports/sms.ts';
import { asCode, asObject, parseObject } from '../outbound/untrusted.ts';

type Answer = { status: number; body: string };
type Scrub = (text: string) => string;

/** The codes of the family, in the house's own words; 1005, 1007 and 4090 are its own troubles. */
const REFUSALS: Readonly<Record<string, SmsRefusal>> = {
  '1001': 'sender',
  '1002': 'route',
  '1003': 'number',
  '1004': 'balance',
  '1005': 'gateway',
  '1006': 'credentials',
  '1007': 'gateway',
  '4090': 'gateway',
  '4091': 'credentials',
  '4092': 'credentials',
  '4093': 'credentials',
};
const ACCEPTED = '200';

/**
 * What `{responses: [{"respose-code": 200, "messageid": …}]}` means. The key is spelled like that
 * by the providers; some have mended it, so both are read, and an error may come without the list.
 */
export function readSendAnswer({ status, body }: Answer, parts: number, clean: Scrub): SmsOutcome {
  const answer = parseObject(body);
  const list = answer?.responses;
  const row = asObject(Array.isArray(list) ? list[0] : null) ?? answer;
  const code = asCode(row?.['respose-code']) ?? asCode(row?.['response-code']);
  if (row === null || code === null) return readStatus(status, body, clean);
  const detail = clean(String(row['response-description'] ?? code));
  if (code === ACCEPTED) {
    const providerId = asCode(row.messageid);
    if (providerId === null) return { kind: 'unknown', detail: clean(`no messageid: ${detail}`) };
    return { kind: 'accepted', providerId, parts, costCents: null };
  }
  const refusal = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : 'other';
  return { kind: 'rejected', code, refusal: refusal ?? 'other', detail };
}

function readStatus(status: number, body: string, clean: Scrub): SmsOutcome {
  const detail = clean(`HTTP ${status} ${body}`);
  // A gateway that broke may have broken after sending.
  if (status >= 500 || (status >= 200 && status < 300)) return { kind: 'unknown', detail };
  const refusal = status === 401 || status === 403 ? 'credentials' : 'other';
  return { kind: 'rejected', code: `http_${status}`, refusal, detail };
}

/** `{"response-code": 200, "credit": "1234.50"}`: credit is in shillings. */
export function readBalance({ status, body }: Answer, clean: Scrub): SmsBalance {
  const answer = parseObject(body);
  const credit = Number(answer?.credit);
  const given = typeof answer?.credit === 'string' || typeof answer?.credit === 'number';
  if (status === 200 && given && Number.isFinite(credit) && credit >= 0 && credit < 1e9) {
    return { kind: 'known', balanceCents: Math.round(credit * 100) };
  }
  return { kind: 'unknown', detail: clean(`HTTP ${status} ${body}`) };
}
