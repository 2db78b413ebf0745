import { exportRouterOs } from '../adapters/ssh/export-routeros.ts';
import { makeRsaSshKey, publicHalf } from '../adapters/ssh/keys.ts';
import { takeNightly } from '../features/router-configs/nightly.ts';
import { ROUTER_SSH_KEY } from '../features/router-configs/settings.ts';
import { ConfigTaker } from '../features/router-configs/take-config.ts';
import { every } from '../jobs/every.ts';
import type { House } from './house.ts';
import { keepSetting } from './own-setting.ts';

const LOOK_INTERVAL_MS = 300_000;

/** What every part of one box shares: a button and the night must not ask the same router twice. */
interface Keeper {
  taker: ConfigTaker;
  makingKey: Promise<void> | null;
}

const keepers = new WeakMap<House, Keeper>();

function keeperOf(house: House): Keeper {
  const known = keepers.get(house);
  if (known) return known;
  const taker = new ConfigTaker({
    ...house,
    exportConfig: (target) => exportRouterOs(target, house.clock),
    privateKey: async () => {
      await routerPublicKey(house);
      return house.settings.value(ROUTER_SSH_KEY);
    },
  });
  const keeper = { taker, makingKey: null };
  keepers.set(house, keeper);
  return keeper;
}

export const configTaker = (house: House): ConfigTaker => keeperOf(house).taker;

/** Asks the routers for their configurations every night. @returns what stops it */
export function takeConfigsNightly(house: House): () => Promise<void> {
  return every(house, 'keep router configurations', LOOK_INTERVAL_MS, () =>
    takeNightly(house, configTaker(house)),
  );
}

/** The public half of what the box logs in to routers with; empty before it is first needed. */
export function knownRouterKey({ settings }: House): string {
  return publicHalf(settings.value(ROUTER_SSH_KEY)) ?? '';
}

/** The same; made now when there is none yet. */
export async function routerPublicKey(house: House): Promise<string> {
  if (knownRouterKey(house) === '') {
    const keeper = keeperOf(house);
    keeper.makingKey ??= makeKey(house).finally(() => {
      keeper.makingKey = null;
    });
    await keeper.makingKey;
  }
  return knownRouterKey(house);
}

async function makeKey(house: House): Promise<void> {
  const { privateKey } = await makeRsaSshKey('mlango');
  await keepSetting(house, ROUTER_SSH_KEY, privateKey);
}
