import { isBetweenHours } from '../../core/local-days.ts';
import type { Zone } from '../../core/zone.ts';
import { accessTo, unfitness } from './access.ts';
import type { ConfigDeps, ConfigTaker } from './take-config.ts';

/** The quiet hours: from two in the morning, by the shop's clock. */
const FROM_HOUR = 2;
const UNTIL_HOUR = 5;
const OFTEN_ENOUGH_MS = 20 * 3_600_000;

/** Asks every router for its configuration once a night, one after the other. */
export async function takeNightly(
  deps: Pick<ConfigDeps, 'database' | 'clock'> & { zone(): Zone },
  taker: ConfigTaker,
): Promise<void> {
  const { database, clock } = deps;
  const isNight = () => isBetweenHours(deps.zone(), clock.now(), FROM_HOUR, UNTIL_HOUR);
  if (!isNight()) return;
  for (const router of await database.read.routers.list()) {
    if (unfitness(router) !== null || !isNight()) continue;
    const { triedAtMs } = await accessTo(database.read, router.id);
    if (triedAtMs !== null && clock.now() - triedAtMs < OFTEN_ENOUGH_MS) continue;
    await taker.take(router.id, 'system');
  }
}
