import { join } from 'node:path';
import { SIMULATED_INITIATOR } from '../../test/simulators/daraja/initiator.ts';
import { type DarajaSimulator, startDarajaSimulator } from '../../test/simulators/daraja.ts';
import { createDaraja } from '../adapters/daraja/daraja.ts';
import type { Config, DarajaConfig } from '../config.ts';
import { LIVE_DARAJA, SANDBOX_DARAJA } from '../core/daraja-hosts.ts';
import { UNKNOWN_FAILURE } from '../core/payment-failure.ts';
import type { PaymentProvider } from '../ports/gateways.ts';
import type { SettingReader } from '../ports/settings.ts';
import type { Clock, Logger, Random } from '../ports/system.ts';

const REQUEST_TIMEOUT_MS = 10_000;
/** The simulator is on this machine and needs no pacing. */
const SIMULATED_REQUESTS_PER_SECOND = 200;

export interface MpesaDeps {
  clock: Clock;
  random: Random;
  log: Logger;
  settings: SettingReader;
}

export interface Mpesa {
  /** As the settings have it now; another object after each `rebuild`. */
  current(): PaymentProvider;
  /** The settings may have changed. */
  rebuild(): void;
  close(): Promise<void>;
}

/** M-Pesa with the credentials of environment or settings, else the simulator, plainly said. */
export async function connectMpesa(config: Config, deps: MpesaDeps): Promise<Mpesa> {
  let credentials = darajaIn(config, deps.settings);
  const simulator =
    credentials === null && config.simulate !== 'never' ? await startSimulator(config, deps) : null;
  const fallback = simulator ? simulatedProvider(simulator, deps) : noPayments;
  const made = () => (credentials ? realProvider(config, credentials, deps) : fallback);
  let current = made();
  return {
    current: () => current,
    rebuild() {
      const before = JSON.stringify(credentials);
      credentials = darajaIn(config, deps.settings);
      // A new connection forgets its token and its pace, so it is made for new credentials only.
      if (JSON.stringify(credentials) !== before) current = made();
    },
    close: async () => simulator?.close(),
  };
}

/** The credentials in use; null while M-Pesa is not set up. The environment wins. */
export function darajaIn(config: Config, settings: SettingReader): DarajaConfig | null {
  if (config.daraja || config.simulate === 'always') return config.daraja;
  const value = (name: string) => settings.value(`mpesa.${name}`);
  const type = value('type') === 'till' ? 'till' : 'paybill';
  const till = value('till') || null;
  const stored = {
    consumerKey: value('consumerKey'),
    consumerSecret: value('consumerSecret'),
    shortcode: value('shortcode'),
    passkey: value('passkey'),
  };
  if (Object.values(stored).includes('') || (type === 'till' && till === null)) return null;
  const usual = value('environment') === 'sandbox' ? SANDBOX_DARAJA : LIVE_DARAJA;
  return { ...stored, type, till, baseUrl: config.darajaBaseUrl ?? usual, initiator: null };
}

function realProvider(config: Config, credentials: DarajaConfig, deps: MpesaDeps) {
  const pace = {
    requestsPerSecond: config.darajaRequestsPerSecond,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  };
  return createDaraja({ ...credentials, ...pace }, { ...deps, simulated: false });
}

async function startSimulator(config: Config, deps: MpesaDeps): Promise<DarajaSimulator> {
  const stateFile = join(config.dataDir, 'simulated-mpesa.json');
  const simulator = await startDarajaSimulator({ ...deps, stateFile });
  deps.log.warn({}, 'No M-Pesa credentials: payments are SIMULATED, no money moves');
  return simulator;
}

function simulatedProvider(simulator: DarajaSimulator, deps: MpesaDeps): PaymentProvider {
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
  const pace = {
    requestsPerSecond: SIMULATED_REQUESTS_PER_SECOND,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  };
  return createDaraja({ ...simulated, ...pace }, { ...deps, simulated: true });
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
