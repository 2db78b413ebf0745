import { createAirtel } from '../adapters/airtel/airtel.ts';
import { guardProvider } from '../adapters/outbound/guarded-provider.ts';
import type { Config } from '../config.ts';
import { CircuitBreaker } from '../core/circuit-breaker.ts';
import type { PaymentProvider } from '../ports/gateways.ts';
import { type PaymentProviders, providersOf } from '../ports/providers.ts';
import { connectMpesa, darajaIn, type MpesaDeps } from './mpesa.ts';
import { connectSms, type Sms } from './sms.ts';

/** Five unanswered requests in a row: the provider is down, and tried again every half minute or less often. */
const BREAKER = { failuresToOpen: 5, pauseMs: 30_000, longestPauseMs: 300_000 };

const REQUEST_TIMEOUT_MS = 10_000;
const AIRTEL_COUNTRY = 'KE';
const AIRTEL_CURRENCY = 'KES';

export interface Gateways {
  payments: PaymentProviders;
  paymentsConfigured(): boolean;
  sms: Sms;
  /** The settings have changed. */
  rebuild(): void;
  close(): Promise<void>;
}

/** Real providers where there are credentials, else the built-in simulators, plainly said. */
export async function connectGateways(config: Config, deps: MpesaDeps): Promise<Gateways> {
  const mpesa = await connectMpesa(config, deps);
  const sms = await connectSms(config, deps);
  const guarded = () => guardProvider(mpesa.current(), new CircuitBreaker(BREAKER), deps.clock);
  let behind = { provider: mpesa.current(), guarded: guarded() };
  return {
    payments: providersOf(
      following(() => behind.guarded),
      connectAirtel(config, deps),
    ),
    paymentsConfigured: () => darajaIn(config, deps.settings) !== null || mpesa.current().simulated,
    sms,
    rebuild() {
      sms.rebuild();
      mpesa.rebuild();
      // New credentials begin with a closed breaker; the old ones keep theirs.
      if (mpesa.current() !== behind.provider) {
        behind = { provider: mpesa.current(), guarded: guarded() };
      }
    },
    async close() {
      await Promise.all([mpesa.close(), sms.close()]);
    },
  };
}

/** Airtel Money, where the owner has its credentials. */
function connectAirtel({ airtel }: Config, deps: MpesaDeps): PaymentProvider[] {
  if (!airtel) return [];
  const place = { country: AIRTEL_COUNTRY, currency: AIRTEL_CURRENCY };
  const config = { ...airtel, ...place, requestTimeoutMs: REQUEST_TIMEOUT_MS };
  const provider = createAirtel(config, { ...deps, simulated: false });
  return [guardProvider(provider, new CircuitBreaker(BREAKER), deps.clock)];
}

/** A provider that is whatever `target` is at the moment of each call. */
function following(target: () => PaymentProvider): PaymentProvider {
  return new Proxy({} as PaymentProvider, {
    get: (_proxy, name) => Reflect.get(target(), name, target()),
    has: (_proxy, name) => name in target(),
  });
}
