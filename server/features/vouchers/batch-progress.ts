/** Requests that are followed at once; a shop has one or two. */
const MOST_FOLLOWED = 20;

/** How far the batches are that are being made: for the bar on the screen that waits. */
export class BatchProgress {
  readonly #made = new Map<string, number>();

  /** @param id of the browser's making; null when nobody follows. @returns what to tell, and the end */
  follow(id: string | null): { onMade(count: number): void; end(): void } {
    if (id === null || this.#made.size >= MOST_FOLLOWED) {
      return { onMade: () => undefined, end: () => undefined };
    }
    this.#made.set(id, 0);
    return {
      onMade: (count) => this.#made.set(id, count),
      end: () => this.#made.delete(id),
    };
  }

  /** Vouchers made so far; null for what is not under way. */
  madeOf(id: string): number | null {
    return this.#made.get(id) ?? null;
  }
}
