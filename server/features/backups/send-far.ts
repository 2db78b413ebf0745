import { ageOfCopy, farPauseMs } from '../../core/far-copies.ts';
import { expendable } from '../../core/snapshot-retention.ts';
import { type FarPlace, FarPlaceError } from '../../ports/far-place.ts';
import { type BackupDeps, raiseBackupAlarm } from './take-snapshot.ts';

export interface FarDeps extends BackupDeps {
  /** The owner's far place; null when none is set up. */
  far(): FarPlace | null;
  /** A copy is due every so many hours. */
  farHours(): number;
}

/** When the snapshot was taken that arrived last, as ISO 8601; and since when none arrives. */
export const LAST_FAR = 'box.lastFarCopyAt';
export const FAR_FAILING_SINCE = 'box.farFailingSince';

export interface Sending {
  name: string;
  sentBytes: number;
  totalBytes: number;
}

/**
 * Brings the newest snapshot to the far place whenever one is due, and tries again while the line
 * is down. Snapshots that were missed are not sent after: the newest holds everything.
 */
export class FarSender {
  readonly #deps: FarDeps;
  #failures = 0;
  #notBeforeMs = 0;
  #running: Promise<void> | null = null;
  /** What is on the way now. */
  sending: Sending | null = null;
  /** Why the last try failed, for the owner; null after a good one. */
  problem: string | null = null;

  constructor(deps: FarDeps) {
    this.#deps = deps;
  }

  /** Sends what is due. Never rejects for what the far place does. */
  async look(): Promise<void> {
    const place = this.#deps.far();
    if (!place) return this.forget();
    const nowMs = this.#deps.clock.now();
    const [newest] = this.#deps.own.list();
    const lastMs = await this.#lastMs();
    const dueMs = lastMs === null ? 0 : lastMs + this.#deps.farHours() * 3_600_000;
    const isNewer = newest !== undefined && newest.takenAtMs > (lastMs ?? 0);
    if (isNewer && newest.takenAtMs >= dueMs && nowMs >= this.#notBeforeMs) {
      await this.sendNow(place);
    }
    await this.#watchAge();
  }

  /** Another place was chosen: what is known of the last one is worth nothing. */
  forget(): void {
    this.#failures = 0;
    this.#notBeforeMs = 0;
    this.problem = null;
  }

  /** Sends the newest snapshot now; whoever asks meanwhile waits for the same. */
  sendNow(place: FarPlace): Promise<void> {
    this.#running ??= this.#send(place).finally(() => {
      this.#running = null;
      this.sending = null;
    });
    return this.#running;
  }

  async #send(place: FarPlace): Promise<void> {
    const { own, log, clock } = this.#deps;
    const [newest] = own.list();
    if (!newest) return;
    const { name, bytes: totalBytes } = newest;
    this.sending = { name, sentBytes: 0, totalBytes };
    try {
      await place.send(own.pathOf(name), name, (sentBytes) => {
        this.sending = { name, sentBytes, totalBytes };
      });
      await this.#arrived(newest.takenAtMs);
      await prune(place);
    } catch (error) {
      this.#failures += 1;
      this.#notBeforeMs = clock.now() + farPauseMs(this.#failures);
      this.problem = wordsOf(error);
      log.warn({ error, failures: this.#failures }, 'The far copy was not written');
      await this.#failing();
    }
  }

  async #arrived(takenAtMs: number): Promise<void> {
    const { database, clock } = this.#deps;
    this.forget();
    await database.transaction(async ({ settings, alarms }) => {
      await settings.set(LAST_FAR, new Date(takenAtMs).toISOString(), clock.now());
      await settings.set(FAR_FAILING_SINCE, '', clock.now());
      await alarms.clear('backup_old', 'far copy', clock.now());
    });
  }

  async #failing(): Promise<void> {
    const { database, clock } = this.#deps;
    if (await database.read.settings.get(FAR_FAILING_SINCE)) return;
    await database.transaction(({ settings }) =>
      settings.set(FAR_FAILING_SINCE, new Date(clock.now()).toISOString(), clock.now()),
    );
  }

  /** Tells the owner when nothing has arrived for too long. */
  async #watchAge(): Promise<void> {
    const { database, clock } = this.#deps;
    const since =
      (await this.#lastMs()) ?? momentOf(await database.read.settings.get(FAR_FAILING_SINCE));
    if (since === null) return;
    const ageMs = clock.now() - since;
    if (ageOfCopy(ageMs, this.#deps.farHours()) !== 'too_old') return;
    const detail = `${Math.floor(ageMs / 3_600_000)} h`;
    await raiseBackupAlarm(this.#deps, 'backup_old', 'far copy', detail);
  }

  async #lastMs(): Promise<number | null> {
    return momentOf(await this.#deps.database.read.settings.get(LAST_FAR));
  }
}

const momentOf = (iso: string | null) => (iso ? Date.parse(iso) : null);

function wordsOf(error: unknown): string {
  if (error instanceof FarPlaceError) return error.message;
  return (error as NodeJS.ErrnoException).code ?? 'It could not be sent.';
}

async function prune(place: FarPlace): Promise<void> {
  const all = await place.list();
  const gone = new Set(expendable(all.map(({ takenAtMs }) => takenAtMs)));
  for (const { name, takenAtMs } of all) if (gone.has(takenAtMs)) await place.remove(name);
}
