import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../../ports/passwords.ts';

/** Argon2id (the library's default algorithm) with 46 MiB: about 20 ms on a small box. */
const OPTIONS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** Argon2id, one at a time: a flood of logins cannot exhaust the memory of a small box. */
export function argon2Passwords(): Passwords {
  let tail: Promise<unknown> = Promise.resolve();
  let decoy: string | null = null;
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const run = tail.then(work);
    tail = run.catch(() => undefined);
    return run;
  };
  return {
    hash: (password) => queue(() => hash(password, OPTIONS)),
    verify: (stored, password) =>
      queue(async () => {
        decoy ??= await hash('the user does not exist', OPTIONS);
        const right = await verify(stored ?? decoy, password);
        return stored !== null && right;
      }),
  };
}
