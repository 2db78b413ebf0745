import type { HealthCheck } from '../../contract/admin.ts';
import type { FarView } from '../../contract/backups.ts';
import { amber, green, red, type Verdict } from './verdict.ts';

/** What is known of the copies of the box; null where another program makes them (PostgreSQL). */
export interface CopiesReport {
  /** When the last good snapshot was taken, in ms; null: never. */
  lastAtMs: number | null;
  hourly: boolean;
  far: FarView | null;
  /** Whether somebody proved to have the recovery key on paper. */
  keyProven: boolean;
}

const HOUR_MS = 3_600_000;

/** The age of the last good copy on the box and of that far away, and the key that opens them. */
export function copyChecks(report: CopiesReport | null, nowMs: number): HealthCheck[] {
  if (!report) return [];
  const { far, keyProven } = report;
  const mend = 'Write it down under Settings, Backups: without it no copy can be opened.';
  const key = amber('Nobody has the recovery key on paper yet.', mend);
  return [
    { name: 'backup', ...own(report, nowMs) },
    ...(far ? [{ name: 'far copy', ...farAway(far, nowMs) }] : []),
    ...(keyProven ? [] : [{ name: 'recovery key', ...key }]),
  ];
}

function own({ lastAtMs, hourly }: CopiesReport, nowMs: number): Verdict {
  const mend = 'Look under Settings, Backups: is there room on the disk?';
  if (!hourly) return amber('Hourly snapshots are switched off.', 'Switch them on again.');
  if (lastAtMs === null) return amber('There is no snapshot yet.', mend);
  const ageMs = nowMs - lastAtMs;
  const sentence = `The last snapshot is ${ageWords(ageMs)} old.`;
  if (ageMs > 24 * HOUR_MS) return red(sentence, mend);
  return ageMs > 2 * HOUR_MS ? amber(sentence, mend) : green(sentence);
}

function farAway({ lastCopyAt, age, problem }: FarView, nowMs: number): Verdict {
  const mend = problem ?? 'It is sent by itself; look under Settings, Backups.';
  if (!lastCopyAt) {
    const none = 'No copy has arrived far away yet.';
    return age === 'too_old' ? red(none, mend) : amber(none, mend);
  }
  const sentence = `The copy far away is ${ageWords(nowMs - Date.parse(lastCopyAt))} old.`;
  if (age === 'good') return green(sentence);
  return (age === 'late' ? amber : red)(sentence, mend);
}

function ageWords(ageMs: number): string {
  const minutes = Math.max(0, Math.round(ageMs / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
