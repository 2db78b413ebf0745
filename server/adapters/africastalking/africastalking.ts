import type { SmsRefusal } from '../../core/sms-route.ts';
import type { SmsGateway, SmsMessage, SmsOutcome } from '../../ports/sms.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import { scrub } from '../outbound/scrub.ts';
import { askBalance } from './balance.ts';
import { parseDeliveryReport } from './delivery-report.ts';
import { parseInbound } from './inbound.ts';
import { readSendAnswer } from './outcome.ts';
import { createSmsClient, type SendSms, type SmsClientConfig } from './sms-client.ts';

export interface AfricasTalkingConfig extends SmsClientConfig {
  /** At most 11 characters, registered with the operators; null uses the provider's shared one. */
  senderId: string | null;
}

interface AfricasTalkingDependencies {
  clock: Clock;
  log: Logger;
  /** Whether `baseUrl` is the built-in simulator. */
  simulated: boolean;
}

/**
 * SMS over Africa's Talking. Each message ends in exactly one outcome within `timeoutMs`; one that
 * may have gone out is `unknown`, one that cannot have is `rejected` as `not_sent`.
 */
export function createAfricasTalking(
  config: AfricasTalkingConfig,
  deps: AfricasTalkingDependencies,
): SmsGateway {
  const sendSms = createSmsClient(config, deps.clock);
  const clean = (text: string) => scrub(text, [config.apiKey]);

  return {
    name: 'africastalking',
    simulated: deps.simulated,
    reports: true,
    parseDeliveryReport,
    parseInbound,
    balance: () => askBalance(config, deps.clock, clean),
    collector: null,
    async send(message) {
      const outcome = await send(message, config.senderId, sendSms, clean);
      if (outcome.kind !== 'accepted') deps.log.warn({ outcome }, 'SMS not accepted');
      return outcome;
    },
  };
}

async function send(
  { to, text }: SmsMessage,
  senderId: string | null,
  sendSms: SendSms,
  clean: (text: string) => string,
): Promise<SmsOutcome> {
  // The package would take a number without the plus and fail later, elsewhere.
  if (!/^\+[1-9]\d{7,14}$/.test(to)) {
    return refused('number', '403', 'the number must be international, with its plus');
  }
  if (text === '') return refused('text', 'empty_text', 'the message has no text');
  const result = await sendSms({ to, message: text, ...(senderId ? { from: senderId } : {}) });
  if (result.kind === 'refused') return refused('number', '403', 'there is no such phone number');
  if (result.kind === 'answer') return readSendAnswer(result, text, clean);
  if (result.kind === 'no_answer') return { kind: 'unknown', detail: result.detail };
  return { kind: 'rejected', code: 'not_sent', refusal: 'not_sent', detail: result.detail };
}

function refused(refusal: SmsRefusal, code: string, detail: string): SmsOutcome {
  return { kind: 'rejected', code, refusal, detail };
}
