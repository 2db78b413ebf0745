import { parsePhone } from '../../core/phone.ts';
import type { DeliveryReport } from '../../ports/sms.ts';
import { asIdentifier } from '../outbound/untrusted.ts';

const MAX_BODY_LENGTH = 16 * 1024;

const STATUSES: Readonly<Record<string, DeliveryReport['status']>> = {
  success: 'delivered',
  failed: 'failed',
  rejected: 'failed',
  absentsubscriber: 'failed',
  expired: 'failed',
  sent: 'pending',
  submitted: 'pending',
  buffered: 'pending',
};

/** Reads the form post `id, status, phoneNumber, networkCode, failureReason`; null when it is not one. */
export function parseDeliveryReport(body: string): DeliveryReport | null {
  if (body.length > MAX_BODY_LENGTH) return null;
  const form = new URLSearchParams(body);
  const providerId = asIdentifier(form.get('id'));
  const word = form.get('status') ?? '';
  const key = word.toLowerCase();
  const status = Object.hasOwn(STATUSES, key) ? STATUSES[key] : undefined;
  if (providerId === null || status === undefined) return null;
  const reason = (form.get('failureReason') ?? '').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 100);
  const phone = parsePhone(form.get('phoneNumber') ?? '');
  return { providerId, status, phone, detail: reason ? `${word}: ${reason}` : word };
}
