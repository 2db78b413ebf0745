import axios from 'axios';
import { countSms } from '../../core/gsm7.ts';
import type { SmsBalance, SmsGateway, SmsMessage, SmsOutcome } from '../../ports/sms.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import { scrub } from '../outbound/scrub.ts';
import { type CallResult, WatchedCall } from '../outbound/watched-call.ts';
import { readBalance, readSendAnswer } from './answer.ts';

export interface SmsHttpConfig {
  /** Up to `/api/services`, e.g. `https://sms.textsms.co.ke/api/services`. */
  baseUrl: string;
  apiKey: string;
  partnerId: string;
  /** The sender ID, at most 11 characters, registered with the operators. */
  shortcode: string;
  timeoutMs: number;
}

/**
 * The JSON interface that TextSMS, Celcom, Advanta and others in Kenya share: `POST …/sendsms/`
 * with `{apikey, partnerID, message, shortcode, mobile}`. It pushes no delivery reports.
 */
export function createSmsHttp(
  config: SmsHttpConfig,
  deps: { clock: Clock; log: Logger; simulated: boolean },
): SmsGateway {
  const clean = (text: string) => scrub(text, [config.apiKey]);
  const base = config.baseUrl.replace(/\/+$/, '');
  const credentials = { apikey: config.apiKey, partnerID: config.partnerId };
  const call = async (path: string, body: object): Promise<CallResult> => {
    const url = `${base}/${path}/`;
    const watch = new WatchedCall(deps.clock, url, config.timeoutMs);
    const headers = { connection: 'close' };
    return watch.run(() => axios.post(url, body, { ...watch.options, headers }));
  };

  async function send({ to, text }: SmsMessage): Promise<SmsOutcome> {
    const mobile = to.replace(/^\+/, '');
    const { shortcode } = config;
    const result = await call('sendsms', { ...credentials, message: text, shortcode, mobile });
    if (result.kind === 'answer') return readSendAnswer(result, countSms(text).parts, clean);
    if (result.kind === 'no_answer') return { kind: 'unknown', detail: result.detail };
    return { kind: 'rejected', code: 'not_sent', refusal: 'not_sent', detail: result.detail };
  }

  async function balance(): Promise<SmsBalance> {
    const result = await call('getbalance', credentials);
    return result.kind === 'answer'
      ? readBalance(result, clean)
      : { kind: 'unknown', detail: result.detail };
  }

  return {
    name: 'http',
    simulated: deps.simulated,
    reports: false,
    parseDeliveryReport: () => null,
    parseInbound: () => null,
    balance,
    collector: null,
    async send(message) {
      const outcome = await send(message);
      if (outcome.kind !== 'accepted') deps.log.warn({ outcome }, 'SMS not accepted');
      return outcome;
    },
  };
}
