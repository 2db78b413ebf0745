import type { HealthCheck } from '../../contract/admin.ts';
import type { StandbyView } from '../../contract/standby.ts';

const LATE_MS = 60_000;
const TOO_LATE_MS = 600_000;
const MEND = 'Look under Settings, Second box: is the standby on, and does the network reach it?';

/** How far the standby is behind, or why this box sells nothing; nothing for a box that is alone. */
export function standbyChecks(view: StandbyView, nowMs: number): HealthCheck[] {
  const { standing, pair, follower, copy } = view;
  if (standing === 'replaced') {
    const mend = 'Work on the other box. Let this one follow it: Settings, Second box.';
    return [red('Another box has taken over: this one sells nothing.', mend)];
  }
  if (standing === 'waiting') {
    const mend = 'Switch the other box on, or decide under Settings, Second box.';
    return [red('This box waits to hear from the other one before it sells.', mend)];
  }
  if (!pair) return [];
  if (standing === 'standby') return [lag('The copy', copy?.completeAt ?? null, nowMs)];
  if (!follower && pair.peerUrl === null) {
    return [{ ...red('No box follows this one yet.', MEND), status: 'amber' }];
  }
  return [lag('The standby', follower?.completeAt ?? null, nowMs)];
}

function lag(who: string, completeAt: string | null, nowMs: number): HealthCheck {
  if (completeAt === null) return red(`${who} has not everything yet.`, MEND);
  const agoMs = Math.max(0, nowMs - Date.parse(completeAt));
  const seconds = Math.round(agoMs / 1_000);
  const words = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const sentence = `${who} had everything ${words} ago.`;
  if (agoMs > TOO_LATE_MS) return red(sentence, MEND);
  if (agoMs > LATE_MS) return { ...red(sentence, MEND), status: 'amber' };
  return { name: 'standby', status: 'green', sentence, mend: null };
}

const red = (sentence: string, mend: string): HealthCheck => ({
  ...{ name: 'standby', status: 'red', sentence, mend },
});
