/**
 * Groups what arrives while a round of `work` is under way into the next one: a lone item is worked
 * on at once, a flood in large groups. `work` returns one result per item, in their order; every
 * caller waits for its own group.
 */
export function inGroups<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  mostItems = 250,
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve(result: R): void;
    reject(error: unknown): void;
  }
  let queue: Waiting[] = [];
  let running = false;

  const drain = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      const group = queue.slice(0, mostItems);
      queue = queue.slice(mostItems);
      // One poisoned item must not take its neighbours with it.
      if (!(await settle(group)) && group.length > 1) for (const one of group) await settle([one]);
    }
    running = false;
  };

  const settle = async (group: Waiting[]): Promise<boolean> => {
    let results: readonly R[];
    try {
      results = await work(group.map(({ item }) => item));
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      return false;
    }
    group.forEach(({ resolve }, n) => {
      resolve(results[n] as R);
    });
    return true;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!running) void drain();
    });
}
