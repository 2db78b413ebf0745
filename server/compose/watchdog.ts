import type { ServiceManager } from '../adapters/system/service-manager.ts';
import { every } from '../jobs/every.ts';
import type { Clock, Logger } from '../ports/system.ts';

/** The manager waits for three rounds before it restarts the service. */
const ROUNDS = 3;

/**
 * Tells the manager that the service lives, as long as it answers itself: a hung event loop, a
 * listener that is gone or a database that does not answer end in a restart.
 * @param isWell asks by the same way as a customer would
 * @returns what stops it
 */
export function feedWatchdog(
  deps: { clock: Clock; log: Logger },
  manager: ServiceManager,
  isWell: () => Promise<string | null>,
): () => Promise<void> {
  if (manager.watchdogMs === null) return async () => undefined;
  let saidWrong: string | null = null;
  return every(deps, 'feed the watchdog', manager.watchdogMs / ROUNDS, async () => {
    const wrong = await isWell();
    if (wrong === null) await manager.tell('WATCHDOG=1');
    if (wrong !== null && wrong !== saidWrong) deps.log.error({ wrong }, 'The box is not well');
    saidWrong = wrong;
  });
}

/** Asks a listener over the loopback. @returns null when it is ready, else what it says */
export async function askReady(url: string, timeoutMs: number): Promise<string | null> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(timeoutMs) });
    const text = await answer.text();
    return answer.ok ? null : text;
  } catch (error) {
    return String(error);
  }
}
