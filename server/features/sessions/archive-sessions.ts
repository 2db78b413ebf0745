import { calendarOf } from '../../core/calendar.ts';
import type { Database, SessionDay, SessionRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** One transaction: short enough that no accounting report waits noticeably behind it. */
const BATCH_SESSIONS = 500;
const PAUSE_MS = 50;
/** One round: the rest waits for the next, so that stopping the box never waits long. */
const MOST_BATCHES = 40;
const DAY_MS = 86_400_000;

export interface ArchiveDeps {
  database: Database;
  clock: Clock;
  business: { current(): { timeZone: string; sessionDays: string } };
}

/**
 * Puts totals per day, voucher and router in the place of closed sessions older than the owner
 * keeps them singly. What a voucher has used stays with the voucher and is not touched. A batch is
 * added and deleted in one transaction, so a power cut counts nothing twice.
 * @returns how many sessions were archived.
 */
export async function archiveSessions(deps: ArchiveDeps): Promise<number> {
  const { timeZone, sessionDays } = deps.business.current();
  const dayOf = calendarOf(timeZone);
  const nowMs = deps.clock.now();
  // By whole days: once today's work is done, the rounds until tomorrow find nothing.
  const beforeMs = (Math.floor(nowMs / DAY_MS) - Number(sessionDays)) * DAY_MS;
  let archived = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await deps.database.transaction(async ({ sessions }) => {
      const old = await sessions.listOld(beforeMs, BATCH_SESSIONS);
      if (old.length > 0) {
        await sessions.archive(
          totalsOf(old, dayOf),
          old.map(({ id }) => id),
        );
      }
      return old.length;
    });
    archived += count;
    if (count < BATCH_SESSIONS) break;
    await new Promise<void>((resume) => deps.clock.after(PAUSE_MS, resume));
  }
  if (archived > 0) {
    const detail = { sessions: archived, before: dayOf(beforeMs) };
    await deps.database.transaction((stores) =>
      stores.audit.append(
        { actor: 'system', action: 'sessions.archive', subject: 'sessions', detail },
        nowMs,
      ),
    );
  }
  return archived;
}

function totalsOf(
  sessions: readonly SessionRecord[],
  dayOf: (atMs: number) => string,
): SessionDay[] {
  const totals = new Map<string, SessionDay>();
  for (const { startedAtMs, voucherId, routerId, seconds, bytesUp, bytesDown } of sessions) {
    const day = dayOf(startedAtMs);
    const key = `${day} ${voucherId} ${routerId}`;
    const known = totals.get(key);
    totals.set(key, {
      ...{ day, voucherId, routerId },
      sessions: (known?.sessions ?? 0) + 1,
      seconds: (known?.seconds ?? 0) + seconds,
      bytesUp: (known?.bytesUp ?? 0) + bytesUp,
      bytesDown: (known?.bytesDown ?? 0) + bytesDown,
    });
  }
  return [...totals.values()];
}
