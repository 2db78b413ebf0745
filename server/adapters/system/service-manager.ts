import { execFile } from 'node:child_process';
import type { Logger } from '../../ports/system.ts';

/**
 * What systemd told a service about its notifications (sd_notify(3), sd_watchdog_enabled(3)); null
 * where nobody listens. Node has no unix datagram sockets, so `systemd-notify` speaks for the
 * server; it waits until the manager has read the words, and the unit needs `NotifyAccess=all`.
 */
export interface ServiceManager {
  /** How often the service must be alive, in milliseconds; null = it is not watched. */
  watchdogMs: number | null;
  /** Never rejects: a service does not end because its manager could not be told. */
  tell(...words: ('READY=1' | 'STOPPING=1' | 'WATCHDOG=1' | `STATUS=${string}`)[]): Promise<void>;
}

export function serviceManager(
  env: Record<string, string | undefined>,
  log: Logger,
): ServiceManager | null {
  if (!env.NOTIFY_SOCKET) return null;
  const micros = Number(env.WATCHDOG_USEC);
  // Set for another process of the unit: then it is not ours to feed.
  const isOurs = !env.WATCHDOG_PID || env.WATCHDOG_PID === String(process.pid);
  return {
    watchdogMs: isOurs && micros > 0 ? micros / 1000 : null,
    tell: (...words) =>
      new Promise((resolve) => {
        execFile('systemd-notify', words, { timeout: 10_000 }, (error) => {
          if (error) log.warn({ error, words }, 'systemd could not be told');
          resolve();
        });
      }),
  };
}
