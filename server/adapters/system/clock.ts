import type { Clock } from '../../ports/system.ts';

/**
 * The wall clock, made monotonic: if the system clock jumps back, time stands still here until
 * it has caught up, so nothing already granted is granted again.
 */
export function systemClock(): Clock {
  let highWaterMs = 0;
  return {
    now() {
      highWaterMs = Math.max(highWaterMs, Date.now());
      return highWaterMs;
    },
    after(delayMs, task) {
      const timer = setTimeout(task, Math.min(Math.max(0, delayMs), 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}
