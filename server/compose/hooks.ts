import type { House } from './house.ts';

/** Whoever may call us by SMS: reports about messages, and messages of customers. */
export interface SmsHook {
  provider: string;
  purpose: 'report' | 'inbound';
}

const SMS_HOOKS: readonly (SmsHook & { label: string })[] = [
  // The label of the first hook is what boxes have registered at the provider already.
  { provider: 'africastalking', purpose: 'report', label: 'africastalking' },
  { provider: 'africastalking', purpose: 'inbound', label: 'africastalking inbound' },
];
const TOKEN_BYTES = 16;

/** The unguessable part of a hook's address: the same at every start, known to the provider only. */
function hookToken(house: Pick<House, 'vault'>, label: string): string {
  return house.vault.tag(Buffer.from(label), 'sms hook').subarray(0, TOKEN_BYTES).toString('hex');
}

/** What a token stands for; null for a stranger's. */
export function smsHookOf(house: Pick<House, 'vault'>, token: string): SmsHook | null {
  return SMS_HOOKS.find(({ label }) => hookToken(house, label) === token) ?? null;
}

/** The addresses to register at the provider. */
export function smsHookPaths(house: Pick<House, 'vault'>): { report: string; inbound: string } {
  return {
    report: `/hooks/sms/report/${hookToken(house, 'africastalking')}`,
    inbound: `/hooks/sms/inbound/${hookToken(house, 'africastalking inbound')}`,
  };
}

/** The unguessable part of the addresses of payments by hand: registered once, so it never changes. */
export function paymentHookToken(
  house: Pick<House, 'vault'>,
  purpose: 'validation' | 'confirmation',
): string {
  const tag = house.vault.tag(Buffer.from(purpose), 'payment hook');
  return tag.subarray(0, TOKEN_BYTES).toString('hex');
}
