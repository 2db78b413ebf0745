import { parseMac } from '../../core/mac.ts';
import { loginHostIn, macInParameters } from '../../core/router-parameters.ts';
import { Throttle } from '../../core/throttle.ts';
import type { LoginRouter } from '../../ports/services.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

/** Two tries may fail by chance or haste; the third makes it a trouble. */
const PATIENCE = { limit: 2, windowMs: 10 * 60_000 };
/** Anybody can write a link with an error in it: so many are written down a minute, no more. */
const MOST_WRITTEN = { limit: 30, windowMs: 60_000 };
const KEPT_MS = 30 * 86_400_000;
/** No letter that is misread or misheard for another. */
const LETTERS = 'ACDEFHJKLMNPRTUVWXY34679';
const REFERENCE_LETTERS = 6;

export interface TroubleDeps {
  database: Database;
  clock: Clock;
  random: Random;
  directory: { byHost(host: string): LoginRouter | undefined };
}

export interface FailedLogin {
  parameters: Readonly<Record<string, string>>;
  clientAddress: string;
  problem: string;
  /** The router's own words: hostile text, kept short and without control characters. */
  said: string;
}

/**
 * Notes logins that fail again and again, for somebody at the counter to look up.
 * @returns takes a failure and gives the device's reference from its third failure in ten minutes
 *   on, else null
 */
export function troubleNotes(deps: TroubleDeps): (failure: FailedLogin) => Promise<string | null> {
  const patience = new Throttle(PATIENCE);
  const written = new Throttle(MOST_WRITTEN);
  return async ({ parameters, clientAddress, problem, said }) => {
    const nowMs = deps.clock.now();
    const mac = parseMac(macInParameters(parameters) ?? '');
    if (patience.hit(mac ?? clientAddress, nowMs) === 0) return null;
    if (written.hit('', nowMs) > 0) return null;
    const host = loginHostIn(parameters);
    const router = host === undefined ? undefined : deps.directory.byHost(host);
    return deps.database.transaction(async (stores) => {
      await stores.troubles.forget(nowMs - KEPT_MS);
      const device = mac ?? clientAddress;
      const known = await stores.troubles.latestOf(device, nowMs - PATIENCE.windowMs);
      const trouble = {
        reference: known?.reference ?? newReference(deps.random),
        ...{ device, clientAddress, problem, routerId: router?.id ?? null },
        said: said.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 200),
        failures: (known?.failures ?? PATIENCE.limit) + 1,
        createdAtMs: known?.createdAtMs ?? nowMs,
        updatedAtMs: nowMs,
      };
      await stores.troubles.save(trouble);
      return trouble.reference;
    });
  };
}

function newReference(random: Random): string {
  let reference = '';
  while (reference.length < REFERENCE_LETTERS) {
    reference += LETTERS.charAt(random.integer(LETTERS.length));
  }
  return reference;
}
