import type { Zone } from '../../core/zone.ts';
import { LAST_SELF_TEST, type SelfTester, type SelfTestReport } from './run.ts';

const DAY_MS = 86_400_000;
/** The quiet hours: from three in the morning, by the shop's clock. */
const FROM_MS = 3 * 3_600_000;
const UNTIL_MS = 5 * 3_600_000;
const OFTEN_ENOUGH_MS = 20 * 3_600_000;

/** Lets the test customer come once a night; the first time as soon as there is something to sell. */
export async function testNightly(tester: SelfTester, zone: () => Zone): Promise<void> {
  const { clock, database } = tester.deps;
  const nowMs = clock.now();
  const stored = await database.read.settings.get(LAST_SELF_TEST);
  if (stored !== null) {
    const { at } = JSON.parse(stored) as SelfTestReport;
    const timeOfDayMs = zone().localMs(nowMs) % DAY_MS;
    const isNight = timeOfDayMs >= FROM_MS && timeOfDayMs < UNTIL_MS;
    if (!isNight || nowMs - Date.parse(at) < OFTEN_ENOUGH_MS) return;
  }
  await tester.run();
}
