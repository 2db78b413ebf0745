import { AppError } from '../../ports/errors.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import type { UpdateInbox } from '../../ports/updates.ts';

export interface UpdateDeps {
  database: Database;
  clock: Clock;
  log: Logger;
  inbox: UpdateInbox;
  /** The content at an address, in pieces. @throws when it cannot be had */
  download(url: string): AsyncIterable<Uint8Array>;
}

/** Nothing an update can be is larger: two parts of a slot and a kernel. */
export const MOST_UPDATE_BYTES = 512 * 2 ** 20;
/** What one request may carry: small enough to be repeated over bad Wi-Fi. */
export const MOST_PIECE_BYTES = 4 * 2 ** 20;

const BEGINNING = 'mlango-update ';

/**
 * @throws AppError not_an_appliance | update_busy
 */
export function refuseUnlessIdle({ inbox }: Pick<UpdateDeps, 'inbox'>): void {
  if (!inbox.running()) {
    const mend = 'Update it the way it was installed.';
    throw new AppError(409, 'not_an_appliance', `This Mlango is not an appliance. ${mend}`);
  }
  if (isBusy(inbox)) {
    throw new AppError(409, 'update_busy', 'An update is being installed. Wait until it is done.');
  }
}

export function isBusy(inbox: UpdateInbox): boolean {
  const state = inbox.report()?.state;
  return inbox.isWaiting() || state === 'writing' || state === 'restarting';
}

/**
 * The signature is checked by what installs; this only spares the owner a long upload of a holiday film.
 * @throws AppError not_an_update
 */
export function refuseUnlessUpdate(beginning: Uint8Array): void {
  if (Buffer.from(beginning.subarray(0, BEGINNING.length)).toString('latin1') === BEGINNING) return;
  throw new AppError(422, 'not_an_update', 'This file is not a Mlango update.');
}

/** Hands the whole file over, and writes down who did. */
export async function handOver(deps: UpdateDeps, actor: string, source: string): Promise<void> {
  const nowMs = deps.clock.now();
  await deps.database.transaction(async ({ audit }) => {
    const detail = { source, bytes: deps.inbox.size() };
    await audit.append({ actor, action: 'update.install', subject: 'box', detail }, nowMs);
  });
  await deps.inbox.commit();
}
