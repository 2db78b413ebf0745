import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import africasTalking from 'africastalking';
import addresses from 'africastalking/lib/common.js';
import type { AxiosStatic } from 'axios';
import type { Clock } from '../../ports/system.ts';
import { type CallResult, WatchedCall } from '../outbound/watched-call.ts';

export interface SmsClientConfig {
  baseUrl: string;
  username: string;
  apiKey: string;
  timeoutMs: number;
}

/** `refused` is the package itself finding fault with the message, before any request. */
type SendResult = CallResult | { kind: 'refused' };

interface CallUnderWay {
  watch: WatchedCall;
  started: boolean;
  answer: { status: number; body: string } | null;
}

/**
 * The package posts through the shared axios of its own module system, with no deadline and
 * swallowing the status. Interceptors there act on calls made inside `underWay.run()` alone, so
 * nobody else's requests are touched.
 */
const underWay = new AsyncLocalStorage<CallUnderWay>();

const require = createRequire(import.meta.url);
const packageAxios = createRequire(require.resolve('africastalking'))('axios') as AxiosStatic;

packageAxios.interceptors.request.use((config) => {
  const call = underWay.getStore();
  if (!call) return config;
  call.started = true;
  config.headers.set('Connection', 'close');
  return Object.assign(config, call.watch.options);
});

packageAxios.interceptors.response.use((response) => {
  const call = underWay.getStore();
  if (call) {
    const body = typeof response.data === 'string' ? response.data : '';
    call.answer = { status: response.status, body };
  }
  return response;
});

export type SendSms = (message: {
  to: string;
  message: string;
  from?: string;
}) => Promise<SendResult>;

/** One SMS per call, through the package, with a deadline. Never throws on what the network does. */
export function createSmsClient(config: SmsClientConfig, clock: Clock): SendSms {
  const base = config.baseUrl.replace(/\/+$/, '').replace(/\/version1$/, '');
  const url = `${base}/version1/messaging`;
  const sdk = africasTalking({ username: config.username, apiKey: config.apiKey });

  return async (message) => {
    const watch = new WatchedCall(clock, url, config.timeoutMs);
    const call: CallUnderWay = { watch, started: false, answer: null };
    try {
      // The package keeps one address for the whole process and reads it when the call starts.
      addresses.SMS_URL = url;
      await underWay.run(call, () => sdk.SMS.send(message));
    } catch (error) {
      // A status other than 201 is thrown as the bare body: the interceptor has kept the truth.
      if (!call.started) return { kind: 'refused' };
      if (call.answer === null) return watch.explain(error);
    } finally {
      watch.finish();
    }
    return call.answer
      ? { kind: 'answer', ...call.answer }
      : { kind: 'no_answer', detail: 'broken answer' };
  };
}
