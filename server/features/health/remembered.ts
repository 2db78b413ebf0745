import type { Clock } from '../../ports/system.ts';

/**
 * An answer that takes seconds on an old box, kept for a while. Whoever asks meanwhile gets the
 * last one, and whoever asks while it is being found waits for the same.
 */
export function remembered<T>(
  clock: Clock,
  keptMs: number,
  find: () => Promise<T>,
): (fresh: boolean) => Promise<T> {
  let last: { value: T; atMs: number } | null = null;
  let finding: Promise<T> | null = null;
  const findNow = () => {
    finding ??= find()
      .then((value) => {
        last = { value, atMs: clock.now() };
        return value;
      })
      .finally(() => {
        finding = null;
      });
    return finding;
  };
  return async (fresh) => {
    if (fresh || !last) return findNow();
    // The next to ask gets the newer answer; this one does not wait for it.
    if (clock.now() - last.atMs >= keptMs) findNow().catch(() => undefined);
    return last.value;
  };
}
