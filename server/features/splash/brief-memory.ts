import type { Clock } from '../../ports/system.ts';

/**
 * Remembers an answer for a moment, so that a crowd arriving at once asks the database once. Those
 * who come while it is being fetched wait for the same answer; a failed one is not remembered.
 * @param forMs short enough for an owner's change to be seen "at once".
 */
export function rememberBriefly<T>(
  clock: Clock,
  forMs: number,
  load: () => Promise<T>,
): () => Promise<T> {
  let remembered: { answer: Promise<T>; untilMs: number } | null = null;
  return () => {
    const nowMs = clock.now();
    // A clock set back must not keep an answer alive.
    if (remembered && nowMs < remembered.untilMs && nowMs >= remembered.untilMs - forMs) {
      return remembered.answer;
    }
    const answer = load();
    const entry = { answer, untilMs: nowMs + forMs };
    remembered = entry;
    answer.catch(() => {
      if (remembered === entry) remembered = null;
    });
    return answer;
  };
}
