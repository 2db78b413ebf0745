import { isBetweenHours } from '../../core/local-days.ts';
import type { Zone } from '../../core/zone.ts';
import { LAST_SELF_TEST, type SelfTester, type SelfTestReport } from './run.ts';

/** The quiet hours: from three in the morning, by the shop's clock. */
const FROM_HOUR = 3;
const UNTIL_HOUR = 5;
const OFTEN_ENOUGH_MS = 20 * 3_600_000;

/** Lets the test customer come once a night; the first time as soon as there is something to sell. */
export async function testNightly(tester: SelfTester, zone: () => Zone): Promise<void> {
  const { clock, database } = tester.deps;
  const nowMs = clock.now();
  const stored = await database.read.settings.get(LAST_SELF_TEST);
  if (stored !== null) {
    const { at } = JSON.parse(stored) as SelfTestReport;
    const isNight = isBetweenHours(zone(), nowMs, FROM_HOUR, UNTIL_HOUR);
    if (!isNight || nowMs - Date.parse(at) < OFTEN_ENOUGH_MS) return;
  }
  await tester.run();
}
