import {
  handOver,
  MOST_UPDATE_BYTES,
  refuseUnlessIdle,
  refuseUnlessUpdate,
  type UpdateDeps,
} from './bench.ts';

/** Fetches one update from an address at a time, beside whatever else the box does. */
export class UpdateFetcher {
  readonly #deps: UpdateDeps;
  #running: Promise<void> | null = null;
  /** Why the last one failed; null while one runs and after a good one. */
  error: string | null = null;

  constructor(deps: UpdateDeps) {
    this.#deps = deps;
  }

  get fetching(): boolean {
    return this.#running !== null;
  }

  /** Begins; what comes of it is seen in `fetching`, `error` and the report. @throws AppError */
  begin(actor: string, url: string): void {
    refuseUnlessIdle(this.#deps);
    if (this.#running) return;
    this.error = null;
    this.#running = this.#fetch(actor, url)
      .catch(async (error: unknown) => {
        this.error = error instanceof Error ? error.message : String(error);
        this.#deps.log.warn({ error }, 'An update could not be fetched');
        await this.#deps.inbox.clear();
      })
      .finally(() => {
        this.#running = null;
      });
  }

  /** Resolves when nothing is being fetched. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #fetch(actor: string, url: string): Promise<void> {
    const { inbox } = this.#deps;
    let offset = 0;
    for await (const piece of this.#deps.download(url)) {
      if (offset === 0) refuseUnlessUpdate(piece);
      if (offset + piece.length > MOST_UPDATE_BYTES) {
        throw new Error('This file is too large for an update.');
      }
      await inbox.append(offset, piece);
      offset += piece.length;
    }
    if (offset === 0) throw new Error('There was nothing at that address.');
    await handOver(this.#deps, actor, url);
  }
}
