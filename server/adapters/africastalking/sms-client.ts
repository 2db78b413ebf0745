import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
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

interface Package {
  create: typeof import('africastalking').default;
  addresses: typeof import('africastalking/lib/common.js').default;
}

/**
 * Loaded by the first account: the package brings the phone numbers of the whole world, a seventh of
 * the time in which the box starts.
 */
let loaded: Package | null = null;

function thePackage(): Package {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  watchAxios(createRequire(require.resolve('africastalking'))('axios') as AxiosStatic);
  loaded = {
    create: require('africastalking'),
    addresses: require('africastalking/lib/common.js'),
  };
  return loaded;
}

function watchAxios(packageAxios: AxiosStatic): void {
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
}

export type SendSms = (message: {
  to: string;
  message: string;
  from?: string;
}) => Promise<SendResult>;

/** One SMS per call, through the package, with a deadline. Never throws on what the network does. */
export function createSmsClient(config: SmsClientConfig, clock: Clock): SendSms {
  const base = config.baseUrl.replace(/\/+$/, '').replace(/\/version1$/, '');
  const url = `${base}/version1/messaging`;
  const { create, addresses } = thePackage();
  const sdk = create({ username: config.username, apiKey: config.apiKey });

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
