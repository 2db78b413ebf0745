import { parsePhone } from '../../core/phone.ts';
import type { InboundSms } from '../../ports/sms.ts';
import { asIdentifier } from '../outbound/untrusted.ts';

const MAX_BODY_LENGTH = 16 * 1024;
const MOST_CHARACTERS = 160;

/** Reads the form post `date, from, id, linkId, text, to`; null when it is not one. */
export function parseInbound(body: string): InboundSms | null {
  if (body.length > MAX_BODY_LENGTH) return null;
  const form = new URLSearchParams(body);
  const providerId = asIdentifier(form.get('id'));
  const phone = parsePhone(form.get('from') ?? '');
  const text = form.get('text');
  if (providerId === null || phone === null || text === null) return null;
  return { providerId, phone, text: text.slice(0, MOST_CHARACTERS) };
}
