import type { Clock, Logger } from '../ports/system.ts';

/** Runs a job again and again, each round `intervalMs` after the last has ended; a failed round is logged. */
export function every(
  deps: { clock: Clock; log: Logger },
  name: string,
  intervalMs: number,
  job: () => Promise<unknown>,
): () => Promise<void> {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let cancel = () => {};
  const schedule = () => {
    if (stopped) return;
    cancel = deps.clock.after(intervalMs, () => {
      running = job()
        .catch((error: unknown) => deps.log.error({ error, job: name }, 'A job failed'))
        .finally(schedule);
    });
  };
  schedule();
  return async () => {
    stopped = true;
    cancel();
    await running;
  };
}
