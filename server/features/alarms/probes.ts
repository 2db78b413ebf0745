import { momentWords } from '../../core/left-words.ts';
import type { AlarmProbe, Trouble } from '../../ports/alarm-probe.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

const MINUTE_MS = 60_000;
/** Two reports and a half: longer than a lost one, shorter than the session is presumed over. */
const SILENT_AFTER_MS = 12.5 * MINUTE_MS;
const LEAST_FREE_PERCENT = 15;

/**
 * A router with customers online reports about every five minutes. Without any it may be silent
 * for days, so silence alone is no alarm; once raised, only a word from the router ends it.
 */
export function routerProbe(deps: {
  database: Database;
  clock: Clock;
  timeZone(): string;
}): AlarmProbe {
  return {
    kind: 'router_silent',
    everyMs: MINUTE_MS,
    async look() {
      const { read } = deps.database;
      const nowMs = deps.clock.now();
      const open = await read.alarms.listOpen();
      const alarmed = new Set(
        open.filter(({ kind }) => kind === 'router_silent').map(({ subject }) => subject),
      );
      const troubles: Trouble[] = [];
      for (const { id, name, lastSeenAtMs } of await read.routers.list()) {
        if (lastSeenAtMs === null || nowMs - lastSeenAtMs < SILENT_AFTER_MS) continue;
        const hadCustomers = (await read.sessions.listOpenByRouter(id)).length > 0;
        if (!hadCustomers && !alarmed.has(name)) continue;
        troubles.push({ subject: name, detail: momentWords(lastSeenAtMs, nowMs, deps.timeZone()) });
      }
      return troubles;
    },
  };
}

export function diskProbe(disk: () => { freeBytes: number; totalBytes: number }): AlarmProbe {
  return {
    kind: 'disk',
    everyMs: 5 * MINUTE_MS,
    async look() {
      const { freeBytes, totalBytes } = disk();
      const percent = Math.floor((freeBytes / totalBytes) * 100);
      return percent < LEAST_FREE_PERCENT ? [{ subject: '', detail: `${percent}%` }] : [];
    },
  };
}
