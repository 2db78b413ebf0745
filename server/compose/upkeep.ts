import { customerForgetter } from '../features/customers/forget-customers.ts';
import { noteOnline, sumUpUsage } from '../features/reports/sum-up-usage.ts';
import { type ProbeDeps, probeDueRouters } from '../features/routers/probe.ts';
import { archiveSessions } from '../features/sessions/archive-sessions.ts';
import { every } from '../jobs/every.ts';
import type { House } from './house.ts';
import { takeConfigsNightly } from './router-configs.ts';

const ARCHIVE_INTERVAL_MS = 60_000;
const FORGET_INTERVAL_MS = 60_000;
const CONTACTS_INTERVAL_MS = 30_000;
const PROBE_INTERVAL_MS = 60_000;
const SUM_UP_INTERVAL_MS = 60_000;
const ONLINE_INTERVAL_MS = 300_000;
const INSPECT_AFTER_MS = 60_000;
const INSPECT_INTERVAL_MS = 24 * 3_600_000;

/** What keeps a box well that nobody looks after. @returns what stops it. */
export function startUpkeep(house: House, probe: ProbeDeps['probe']): () => Promise<void> {
  const stopArchiving = every(house, 'archive sessions', ARCHIVE_INTERVAL_MS, () =>
    archiveSessions(house),
  );
  const stopForgetting = every(
    house,
    'forget customers',
    FORGET_INTERVAL_MS,
    customerForgetter(house),
  );
  const stopFlushing = every(house, 'store router contacts', CONTACTS_INTERVAL_MS, () =>
    house.contacts.flush(),
  );
  const stopProbing = every(house, 'probe routers', PROBE_INTERVAL_MS, () =>
    probeDueRouters({ ...house, probe }),
  );
  const stopSumming = every(house, 'sum up usage', SUM_UP_INTERVAL_MS, () => sumUpUsage(house));
  const stopNoting = every(house, 'note who is online', ONLINE_INTERVAL_MS, () =>
    noteOnline(house),
  );
  const stopKeeping = takeConfigsNightly(house);
  const stopInspecting = inspectDaily(house);
  return async () => {
    stopInspecting();
    await Promise.all([
      stopArchiving(),
      stopForgetting(),
      stopFlushing(),
      stopProbing(),
      stopSumming(),
      stopNoting(),
      stopKeeping(),
    ]);
    await house.contacts.flush();
  };
}

/** A minute after the start, when the rush is over, and once a day. Stopping never waits for it. */
function inspectDaily({ clock, log, storage }: House): () => void {
  let cancel = () => {};
  const schedule = (delayMs: number) => {
    cancel = clock.after(delayMs, () => {
      schedule(INSPECT_INTERVAL_MS);
      storage.inspect().then(
        () => storage.isWhole() || log.error({}, 'The database file is damaged: restore a backup'),
        (error: unknown) => log.warn({ error }, 'The database file could not be looked through'),
      );
    });
  };
  schedule(INSPECT_AFTER_MS);
  return () => cancel();
}
