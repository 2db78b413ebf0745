import type { Clock, Logger } from '../ports/system.ts';

/** One piece of due work; work with the same key never runs twice at once. */
export interface Task {
  key: string;
  run(): Promise<void>;
}

export interface Pump {
  /** Looks for work now (or as soon as the current look is over). */
  wake(): void;
  /** Takes no new work and waits for what is running. */
  stop(): Promise<void>;
}

interface PumpOptions {
  name: string;
  clock: Clock;
  log: Logger;
  /** Work that is due now. */
  due(): Promise<Task[]>;
  /** When to look again if nobody wakes the pump; null = only then. */
  nextDueAtMs(): Promise<number | null>;
  /** Tasks at once. */
  concurrency: number;
}

/** A look that failed (a full disk, a lost database) is repeated after this. */
const AFTER_FAULT_MS = 5_000;

/**
 * Works through a table of due rows: the table is the queue, so a restart loses nothing. A task
 * that throws is logged and found again by the next look.
 */
export function createPump(options: PumpOptions): Pump {
  const { clock, log } = options;
  const running = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let stopped = false;
  let cancelTimer = () => {};

  const start = (task: Task): void => {
    const run = task
      .run()
      .catch((error: unknown) => {
        log.error({ error, task: options.name }, 'A task failed; it will be tried again');
        // The row is still due: without a pause a lasting fault would spin.
        return new Promise<void>((resolve) => {
          clock.after(AFTER_FAULT_MS, resolve);
        });
      })
      .finally(() => {
        running.delete(task.key);
        wake();
      });
    running.set(task.key, run);
  };

  const look = async (): Promise<void> => {
    const tasks = await options.due();
    for (const task of tasks) {
      if (running.size >= options.concurrency || stopped) break;
      if (!running.has(task.key)) start(task);
    }
    const nextAtMs = await options.nextDueAtMs();
    cancelTimer();
    if (nextAtMs === null || stopped) return;
    // Rows already being worked on stay due until they commit; their end wakes us.
    const delayMs = nextAtMs - clock.now();
    if (delayMs > 0) cancelTimer = clock.after(delayMs, wake);
    else if (running.size === 0) cancelTimer = clock.after(1, wake);
  };

  function wake(): void {
    if (stopped) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch((error: unknown) => {
        log.error({ error, pump: options.name }, 'Looking for work failed');
        if (!stopped) cancelTimer = clock.after(AFTER_FAULT_MS, wake);
      })
      .finally(() => {
        looking = null;
        if (lookAgain) {
          lookAgain = false;
          wake();
        }
      });
  }

  return {
    wake,
    async stop() {
      stopped = true;
      cancelTimer();
      await looking;
      await Promise.allSettled(running.values());
    },
  };
}
