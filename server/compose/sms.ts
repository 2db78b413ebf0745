import {
  type AfricasTalkingSimulator,
  startAfricasTalkingSimulator,
} from '../../test/simulators/africastalking.ts';
import { createAfricasTalking } from '../adapters/africastalking/africastalking.ts';
import { createGammu } from '../adapters/gammu/gammu.ts';
import { createSmsHttp } from '../adapters/sms-http/sms-http.ts';
import type { Config } from '../config.ts';
import type { SettingReader } from '../ports/settings.ts';
import type { SmsGateway, SmsProviders } from '../ports/sms.ts';
import type { World } from './house.ts';

const REQUEST_TIMEOUT_MS = 10_000;

export interface Sms extends SmsProviders {
  /** Whether messages go to the built-in simulator and to no phone. */
  readonly simulated: boolean;
  /** The settings have changed. */
  rebuild(): void;
  /** Tells the simulator where its reports and inbound messages go. */
  announce(urls: { report: string; inbound: string }): void;
  close(): Promise<void>;
}

type Deps = World & { settings: SettingReader };

/** The SMS providers of environment and settings, else the built-in simulator, plainly said. */
export async function connectSms(config: Config, deps: Deps): Promise<Sms> {
  let providers = config.simulate === 'always' ? [] : realProviders(config, deps);
  const simulator =
    providers.length === 0 && config.simulate !== 'never'
      ? await startAfricasTalkingSimulator(deps)
      : null;
  const fallback = simulator ? [simulatedProvider(simulator, deps)] : [];
  const current = () => (providers.length > 0 ? providers : fallback);
  return {
    list: current,
    find: (name) => current().find((provider) => provider.name === name) ?? null,
    get simulated() {
      return current().some((provider) => provider.simulated);
    },
    rebuild() {
      providers = config.simulate === 'always' ? [] : realProviders(config, deps);
    },
    announce(urls) {
      simulator?.setDeliveryReportUrl(urls.report);
      simulator?.setInboundUrl(urls.inbound);
    },
    close: async () => simulator?.close(),
  };
}

function simulatedProvider(simulator: AfricasTalkingSimulator, deps: Deps): SmsGateway {
  deps.log.warn(
    { outbox: `${simulator.baseUrl}/simulator/messages` },
    'No SMS credentials: SMS is SIMULATED',
  );
  return createAfricasTalking(
    {
      baseUrl: simulator.baseUrl,
      username: 'simulated',
      apiKey: 'simulated',
      senderId: null,
      timeoutMs: REQUEST_TIMEOUT_MS,
    },
    { ...deps, simulated: true },
  );
}

/** Every provider that is set up, in the owner's order. The environment wins over stored settings. */
function realProviders(config: Config, deps: Deps): SmsGateway[] {
  const made: Record<string, () => SmsGateway | null> = {
    africastalking: () => africasTalking(config, deps),
    http: () => smsHttp(config, deps),
    gammu: () => gammu(config, deps),
  };
  const order = (config.smsOrder ?? deps.settings.value('sms.order')).split(',');
  return order.flatMap((name) => made[name.trim()]?.() ?? []);
}

function africasTalking(config: Config, deps: Deps): SmsGateway | null {
  const { settings } = deps;
  const stored = {
    baseUrl: 'https://api.africastalking.com',
    username: settings.value('sms.africastalking.username'),
    apiKey: settings.value('sms.africastalking.apiKey'),
    senderId: settings.value('sms.africastalking.senderId') || null,
  };
  const chosen = config.africasTalking ?? stored;
  if (!chosen.username || !chosen.apiKey) return null;
  return createAfricasTalking(
    { ...chosen, timeoutMs: REQUEST_TIMEOUT_MS },
    { ...deps, simulated: false },
  );
}

function smsHttp(config: Config, deps: Deps): SmsGateway | null {
  const { settings } = deps;
  const stored = {
    baseUrl: settings.value('sms.http.url'),
    apiKey: settings.value('sms.http.apiKey'),
    partnerId: settings.value('sms.http.partnerId'),
    shortcode: settings.value('sms.http.senderId'),
  };
  const chosen = config.smsHttp ?? stored;
  if (!chosen.baseUrl || !chosen.apiKey || !chosen.partnerId) return null;
  return createSmsHttp({ ...chosen, timeoutMs: REQUEST_TIMEOUT_MS }, { ...deps, simulated: false });
}

function gammu(config: Config, deps: Deps): SmsGateway | null {
  const folder = config.gammuDir ?? deps.settings.value('sms.gammu.folder');
  return folder === '' ? null : createGammu({ folder }, deps);
}
