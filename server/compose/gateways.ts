import { join } from 'node:path';
import { SIMULATED_INITIATOR } from '../../test/simulators/daraja/initiator.ts';
import { startDarajaSimulator } from '../../test/simulators/daraja.ts';
import { createDaraja } from '../adapters/daraja/daraja.ts';
import { guardProvider } from '../adapters/outbound/guarded-provider.ts';
import type { Config, DarajaConfig } from '../config.ts';
import { CircuitBreaker } from '../core/circuit-breaker.ts';
import { UNKNOWN_FAILURE } from '../core/payment-failure.ts';
import type { PaymentProvider } from '../ports/gateways.ts';
import { type PaymentProviders, providersOf } from '../ports/providers.ts';
import type { SettingReader } from '../ports/settings.ts';
import type { Clock, Logger, Random } from '../ports/system.ts';
import { connectSms, type Sms } from './sms.ts';

const REQUEST_TIMEOUT_MS = 10_000;
/** Five unanswered requests in a row: the provider is down, and tried again every half minute or less often. */
const BREAKER = { failuresToOpen: 5, pauseMs: 30_000, longestPauseMs: 300_000 };
/** The simulator is on this machine and needs no pacing. */
const SIMULATED_REQUESTS_PER_SECOND = 200;

export interface Gateways {
  payments: PaymentProviders;
  paymentsConfigured: boolean;
  sms: Sms;
  close(): Promise<void>;
}

interface Deps {
  clock: Clock;
  random: Random;
  log: Logger;
  settings: SettingReader;
}

/** Real providers where there are credentials, else the built-in simulators, plainly said. */
export async function connectGateways(config: Config, deps: Deps): Promise<Gateways> {
  const closers: (() => Promise<void>)[] = [];
  const mpesa = await connectPayments(config, deps, closers);
  const sms = await connectSms(config, deps);
  closers.push(() => sms.close());
  return {
    payments: providersOf(guardProvider(mpesa, new CircuitBreaker(BREAKER), deps.clock)),
    paymentsConfigured: config.daraja !== null || mpesa.simulated,
    sms,
    async close() {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

async function connectPayments(
  config: Config,
  deps: Deps,
  closers: (() => Promise<void>)[],
): Promise<PaymentProvider> {
  const { clock, log } = deps;
  if (config.daraja) {
    return createDaraja(
      {
        ...config.daraja,
        requestsPerSecond: config.darajaRequestsPerSecond,
        requestTimeoutMs: REQUEST_TIMEOUT_MS,
      },
      { clock, log, simulated: false },
    );
  }
  if (config.simulate === 'never') return noPayments;
  const stateFile = join(config.dataDir, 'simulated-mpesa.json');
  const simulator = await startDarajaSimulator({ ...deps, stateFile });
  closers.push(() => simulator.close());
  log.warn({}, 'No M-Pesa credentials: payments are SIMULATED, no money moves');
  const simulated: DarajaConfig = {
    baseUrl: simulator.baseUrl,
    consumerKey: 'simulated',
    consumerSecret: 'simulated',
    shortcode: '174379',
    passkey: 'simulated',
    till: null,
    type: 'paybill',
    initiator: SIMULATED_INITIATOR,
  };
  return createDaraja(
    {
      ...simulated,
      requestsPerSecond: SIMULATED_REQUESTS_PER_SECOND,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    },
    { clock, log, simulated: true },
  );
}

/** Without credentials and simulators: vouchers only. */
const noPayments: PaymentProvider = {
  name: 'daraja',
  label: 'M-Pesa',
  simulated: false,
  outageSinceMs: null,
  capabilities: { list: false, refund: false },
  byHand: null,
  initiate: async () => ({ kind: 'rejected', code: 'not_set_up', detail: 'M-Pesa is not set up' }),
  query: async () => ({ kind: 'no_answer', detail: 'M-Pesa is not set up' }),
  parseInbound: () => [],
  knowsReceipt: () => false,
  explain: () => UNKNOWN_FAILURE,
  list: async () => ({ kind: 'no_answer', detail: 'M-Pesa is not set up' }),
  refund: async () => ({ kind: 'rejected', code: 'not_set_up', detail: 'M-Pesa is not set up' }),
  parseRefundReport: () => null,
};
