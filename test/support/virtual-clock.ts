import type { Clock } from '../../server/ports/system.ts';

interface Task {
  dueMs: number;
  sequence: number;
  run: () => void;
}

/** How many turns of the event loop a step grants to promises and loopback sockets. */
const TURNS_PER_STEP = 5;

/** A clock that moves only when told to, so that an hour passes in a microsecond. */
export class VirtualClock implements Clock {
  #nowMs: number;
  #sequence = 0;
  #tasks: Task[] = [];

  /** `startMs` in milliseconds since the Unix epoch; noon UTC of 1 March 2026 by default. */
  constructor(startMs: number = Date.UTC(2026, 2, 1, 12, 0, 0)) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry: Task = {
      dueMs: this.#nowMs + Math.max(0, delayMs),
      sequence: this.#sequence++,
      run: task,
    };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** How many tasks wait; a test that ends with 0 leaked no timer. */
  get pending(): number {
    return this.#tasks.length;
  }

  /** Moves on by `ms`, running due tasks in order, also those that a task adds on the way. */
  advance(ms: number): void {
    const targetMs = this.#nowMs + ms;
    while (this.#runNext(targetMs)) {
      // Each turn runs one task.
    }
    this.#nowMs = targetMs;
  }

  /** Like `advance`, and lets promises settle before the first task, between tasks and after. */
  async advanceAsync(ms: number): Promise<void> {
    const targetMs = this.#nowMs + ms;
    await this.settle();
    while (this.#runNext(targetMs)) {
      await this.settle();
    }
    this.#nowMs = targetMs;
    await this.settle();
  }

  /** Lets pending promises and loopback I/O make progress without moving the time. */
  async settle(turns: number = TURNS_PER_STEP): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  /**
   * Advances in steps of `stepMs` until `condition` holds, giving real sockets time to speak.
   * Throws after `limitMs` of virtual time.
   */
  async advanceUntil(
    condition: () => boolean,
    { stepMs = 10, limitMs = 600_000 }: { stepMs?: number; limitMs?: number } = {},
  ): Promise<void> {
    const deadlineMs = this.#nowMs + limitMs;
    while (!condition()) {
      if (this.#nowMs >= deadlineMs) {
        throw new Error(`the condition did not hold within ${limitMs} ms of virtual time`);
      }
      await this.advanceAsync(stepMs);
    }
  }

  #runNext(targetMs: number): boolean {
    let next: Task | undefined;
    for (const task of this.#tasks) {
      if (task.dueMs > targetMs) continue;
      const sooner =
        !next ||
        task.dueMs < next.dueMs ||
        (task.dueMs === next.dueMs && task.sequence < next.sequence);
      if (sooner) next = task;
    }
    if (!next) return false;
    const due = next;
    this.#tasks = this.#tasks.filter((task) => task !== due);
    this.#nowMs = Math.max(this.#nowMs, due.dueMs);
    due.run();
    return true;
  }
}
