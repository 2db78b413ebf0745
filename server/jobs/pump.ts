import type { Clock, Logger } from '../ports/system.ts';

/** One piece of due work; work with the same key never runs twice at once. */
export interface Task {
  key: string;
  run(): Promise<void>;
}

export interface Pump {
  /** Looks for work now (or as soon as the current look is over). */
  wake(): void;
  /** Takes no new work until `resume`. @returns once nothing is running any more */
  pause(): Promise<void>;
  resume(): void;
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
/** When tasks end one after the other, one look serves them all. */
const AFTER_TASK_MS = 50;

/**
 * Works through a table of due rows: the table is the queue, so a restart loses nothing. A task
 * that throws is logged and found again by a later look. A look costs queries that customers wait
 * behind, so with a long queue there is one for every half of the tasks that run at once.
 */
export function createPump(options: PumpOptions): Pump {
  const { clock, log, concurrency } = options;
  const running = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let stopped = false;
  let paused = false;
  /** Every place was taken: more may be due than runs. */
  let full = false;
  const timer = earliestTimer(clock, () => wake());

  const start = (task: Task): void => {
    const run = runOrPause(options, task).finally(() => {
      running.delete(task.key);
      if (!full) timer.setFor(clock.now() + AFTER_TASK_MS);
      else if (running.size <= concurrency / 2) wake();
    });
    running.set(task.key, run);
  };

  const look = async (): Promise<void> => {
    full = false;
    for (const task of await options.due()) {
      if (running.size >= concurrency || stopped || paused) break;
      if (!running.has(task.key)) start(task);
    }
    full = running.size >= concurrency;
    const nextAtMs = await options.nextDueAtMs();
    if (nextAtMs === null) return;
    // Rows already being worked on stay due until they commit; their end makes us look.
    if (nextAtMs > clock.now() || running.size === 0) timer.setFor(nextAtMs);
  };

  function wake(): void {
    if (stopped || paused) return;
    if (running.size >= concurrency) {
      full = true;
      return;
    }
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch((error: unknown) => {
        log.error({ error, pump: options.name }, 'Looking for work failed');
        timer.setFor(clock.now() + AFTER_FAULT_MS);
      })
      .finally(() => {
        looking = null;
        if (lookAgain) {
          lookAgain = false;
          wake();
        }
      });
  }

  const idle = async (): Promise<void> => {
    await looking;
    await Promise.allSettled(running.values());
  };

  return {
    wake,
    pause() {
      paused = true;
      return idle();
    },
    resume() {
      paused = false;
      wake();
    },
    stop() {
      stopped = true;
      timer.stop();
      return idle();
    },
  };
}

/** The row of a task that failed is still due: without a pause a lasting fault would spin. */
function runOrPause({ clock, log, name }: PumpOptions, task: Task): Promise<void> {
  return task.run().catch((error: unknown) => {
    log.error({ error, task: name }, 'A task failed; it will be tried again');
    return new Promise<void>((resolve) => {
      clock.after(AFTER_FAULT_MS, resolve);
    });
  });
}

/** Of all the moments it is set for, only the next one counts. */
function earliestTimer(clock: Clock, ring: () => void) {
  let next: { atMs: number; cancel(): void } | null = null;
  let stopped = false;
  return {
    setFor(atMs: number): void {
      if (stopped || (next && next.atMs <= atMs)) return;
      next?.cancel();
      const cancel = clock.after(Math.max(atMs - clock.now(), 1), () => {
        next = null;
        ring();
      });
      next = { atMs, cancel };
    },
    stop(): void {
      stopped = true;
      next?.cancel();
    },
  };
}
