/**
 * Groups what arrives while a commit is under way into the next one: a lone item is committed at
 * once, a flood in large groups, and every caller waits for its own group to be durable.
 */
export function createGroupCommit<T>(
  commit: (items: readonly T[]) => Promise<void>,
  mostItems = 250,
): (item: T) => Promise<void> {
  interface Waiting {
    item: T;
    resolve(): void;
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
    try {
      await commit(group.map(({ item }) => item));
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      return false;
    }
    for (const { resolve } of group) resolve();
    return true;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!running) void drain();
    });
}
