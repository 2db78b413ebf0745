import { type AnswerHook, hookAnswerer } from '../adapters/http/hooks.ts';
import type { Metrics } from '../adapters/http/metrics.ts';
import { receiveInboundBody } from '../features/messages/receive-inbound.ts';
import { receiveReportBody } from '../features/messages/receive-report.ts';
import { receiveCallback } from '../features/purchases/receive-callback.ts';
import type { House } from './house.ts';
import type { Messages } from './messages.ts';
import type { Payments } from './payments.ts';
import { ussdHook } from './ussd.ts';

const TOKEN_BYTES = 16;

/** The unguessable part of a hook's address: the same at every start, known to the provider only. */
function hookToken(house: Pick<House, 'vault'>, label: string): string {
  return house.vault.tag(Buffer.from(label), 'sms hook').subarray(0, TOKEN_BYTES).toString('hex');
}

/** The paths to register at Africa's Talking. */
export function hookPaths(house: Pick<House, 'vault'>) {
  return {
    // The label is what boxes have registered at the provider already.
    report: `/hooks/sms/report/${hookToken(house, 'africastalking')}`,
    inbound: `/hooks/sms/inbound/${hookToken(house, 'africastalking inbound')}`,
    ussd: `/hooks/ussd/${hookToken(house, 'ussd')}`,
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

/** Providers' posts, whichever way they come. */
export function buildHooks(
  parts: { house: House; payments: Payments; messages: Messages },
  metrics: Metrics,
): AnswerHook {
  const { house, payments, messages } = parts;
  const answerUssd = ussdHook(house, payments.purchaseDeps);
  const { report, inbound, ussd } = hookPaths(house);
  return hookAnswerer({
    async daraja(message) {
      const { known, answer } = await receiveCallback(payments.purchaseDeps, message);
      metrics.callback(known ? 'stored' : 'ignored');
      return answer && { type: 'application/json', body: JSON.stringify(answer) };
    },
    async sms({ token, body }) {
      if (report.endsWith(`/${token}`))
        await receiveReportBody(messages.deps, 'africastalking', body);
      if (inbound.endsWith(`/${token}`))
        await receiveInboundBody(messages.deps, 'africastalking', body);
      return undefined;
    },
    async ussd({ token, body }) {
      if (!ussd.endsWith(`/${token}`)) return undefined;
      return { type: 'text/plain', body: await answerUssd(body) };
    },
  });
}
