import type { Snapshot } from '../../ports/backups.ts';
import { type BackupDeps, type BackupStep, takeSnapshot } from './take-snapshot.ts';

/** One snapshot at a time: whoever asks for another meanwhile gets the one that is being made. */
export class BackupRunner {
  readonly #deps: BackupDeps;
  #running: Promise<Snapshot> | null = null;
  step: BackupStep | null = null;

  constructor(deps: BackupDeps) {
    this.#deps = deps;
  }

  take(): Promise<Snapshot> {
    this.#running ??= takeSnapshot(this.#deps, (step) => {
      this.step = step;
    }).finally(() => {
      this.#running = null;
      this.step = null;
    });
    return this.#running;
  }
}
