import { parsePhone } from '../../core/phone.ts';
import { asIdentifier } from '../outbound/untrusted.ts';

const MAX_BODY_LENGTH = 4 * 1024;
const MOST_CHARACTERS = 500;

/** Reads the form post `sessionId, serviceCode, phoneNumber, networkCode, text`; null when it is not one. */
export function parseUssd(body: string): { sessionId: string; phone: string; text: string } | null {
  if (body.length > MAX_BODY_LENGTH) return null;
  const form = new URLSearchParams(body);
  const sessionId = asIdentifier(form.get('sessionId'));
  const phone = parsePhone(form.get('phoneNumber') ?? '');
  if (sessionId === null || phone === null) return null;
  return { sessionId, phone, text: (form.get('text') ?? '').slice(0, MOST_CHARACTERS) };
}
