import type { Clock, Logger } from '../ports/system.ts';

/** One piece of due work; work with the same key never runs twice at once. */
export interface Task {
  key: string;
  run(): Promise<void>;
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
export class Pump {
  readonly #options: PumpOptions;
  readonly #running = new Map<string, Promise<void>>();
  readonly #timer: EarliestTimer;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #rests = false;
  #stopped = false;
  /** Every place was taken: more may be due than runs. */
  #full = false;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#timer = earliestTimer(options.clock, () => this.wake());
  }

  /** Looks for work now (or as soon as the current look is over). */
  wake(): void {
    const { clock, log, concurrency, name } = this.#options;
    if (this.#rests) return;
    if (this.#running.size >= concurrency) {
      this.#full = true;
      return;
    }
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = this.#look()
      .catch((error: unknown) => {
        log.error({ error, pump: name }, 'Looking for work failed');
        this.#timer.setFor(clock.now() + AFTER_FAULT_MS);
      })
      .finally(() => {
        this.#looking = null;
        if (this.#lookAgain) {
          this.#lookAgain = false;
          this.wake();
        }
      });
  }

  /** Takes no new work until `resume`. @returns once nothing is running any more */
  async pause(): Promise<void> {
    this.#rests = true;
    await this.#looking;
    await Promise.allSettled(this.#running.values());
  }

  resume(): void {
    if (this.#stopped) return;
    this.#rests = false;
    this.wake();
  }

  /** Takes no new work and waits for what is running. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer.stop();
    await this.pause();
  }

  async #look(): Promise<void> {
    const { clock, concurrency, due, nextDueAtMs } = this.#options;
    this.#full = false;
    for (const task of await due()) {
      if (this.#running.size >= concurrency || this.#rests) break;
      if (!this.#running.has(task.key)) this.#start(task);
    }
    this.#full = this.#running.size >= concurrency;
    const nextAtMs = await nextDueAtMs();
    if (nextAtMs === null) return;
    // Rows already being worked on stay due until they commit; their end makes us look.
    if (nextAtMs > clock.now() || this.#running.size === 0) this.#timer.setFor(nextAtMs);
  }

  #start(task: Task): void {
    const { clock, concurrency } = this.#options;
    const run = runOrPause(this.#options, task).finally(() => {
      this.#running.delete(task.key);
      if (!this.#full) this.#timer.setFor(clock.now() + AFTER_TASK_MS);
      else if (this.#running.size <= concurrency / 2) this.wake();
    });
    this.#running.set(task.key, run);
  }
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

interface EarliestTimer {
  setFor(atMs: number): void;
  stop(): void;
}

/** Of all the moments it is set for, only the next one counts. */
function earliestTimer(clock: Clock, ring: () => void): EarliestTimer {
  let next: { atMs: number; cancel(): void } | null = null;
  let stopped = false;
  return {
    setFor(atMs) {
      if (stopped || (next && next.atMs <= atMs)) return;
      next?.cancel();
      const cancel = clock.after(Math.max(atMs - clock.now(), 1), () => {
        next = null;
        ring();
      });
      next = { atMs, cancel };
    },
    stop() {
      stopped = true;
      next?.cancel();
    },
  };
}
