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

/** Of which place the rest is told; when the snapshot was taken that arrived last, as ISO 8601; and since when none arrives. */
const FAR_PLACE = 'box.farPlace';
const LAST_FAR = 'box.lastFarCopyAt';
const FAR_FAILING_SINCE = 'box.farFailingSince';
const ALARM = ['backup_old', 'far copy'] as const;

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
    await this.#noticeChange(place);
    if (!place) return;
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

  /** When the snapshot was taken that arrived last at the place that is set up now, in ISO 8601. */
  async lastCopyAt(): Promise<string | null> {
    const { settings } = this.#deps.database.read;
    const known = await settings.get(FAR_PLACE);
    const isOfAnother = known !== null && known !== (this.#deps.far()?.where ?? '');
    return isOfAnother ? null : (await settings.get(LAST_FAR)) || null;
  }

  /** Another place was chosen, or none: what is known of the last one is worth nothing. */
  async #noticeChange(place: FarPlace | null): Promise<void> {
    const { database, clock } = this.#deps;
    const where = place?.where ?? '';
    const known = await database.read.settings.get(FAR_PLACE);
    if (known === where) return;
    this.#startAfresh();
    await database.transaction(async ({ settings, alarms }) => {
      await settings.set(FAR_PLACE, where, clock.now());
      // A box that did not write this down yet has had no other place.
      if (known === null && place) return;
      await settings.set(LAST_FAR, '', clock.now());
      await settings.set(FAR_FAILING_SINCE, '', clock.now());
      await alarms.clear(...ALARM, clock.now());
    });
  }

  #startAfresh(): void {
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
    await this.#noticeChange(place);
    const [newest] = own.list();
    if (!newest) return;
    const { name, bytes: totalBytes } = newest;
    this.sending = { name, sentBytes: 0, totalBytes };
    try {
      await place.send(own.pathOf(name), name, (sentBytes) => {
        this.sending = { name, sentBytes, totalBytes };
      });
      if (this.#deps.far()?.where !== place.where) return;
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
    this.#startAfresh();
    await database.transaction(async ({ settings, alarms }) => {
      await settings.set(LAST_FAR, new Date(takenAtMs).toISOString(), clock.now());
      await settings.set(FAR_FAILING_SINCE, '', clock.now());
      await alarms.clear(...ALARM, clock.now());
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
    const ageMs = await this.#ageMs();
    if (ageMs === null || ageOfCopy(ageMs, this.#deps.farHours()) !== 'too_old') return;
    const detail = `${Math.floor(ageMs / 3_600_000)} h`;
    await raiseBackupAlarm(this.#deps, ...ALARM, detail);
  }

  /** How old the last copy is; of a place where none has ever arrived, since when it fails. */
  async age(): Promise<ReturnType<typeof ageOfCopy> | 'none'> {
    const ageMs = await this.#ageMs();
    return ageMs === null ? 'none' : ageOfCopy(ageMs, this.#deps.farHours());
  }

  async #ageMs(): Promise<number | null> {
    const { database, clock } = this.#deps;
    const failing = momentOf(await database.read.settings.get(FAR_FAILING_SINCE));
    const sinceMs = (await this.#lastMs()) ?? failing;
    return sinceMs === null ? null : clock.now() - sinceMs;
  }

  async #lastMs(): Promise<number | null> {
    return momentOf(await this.lastCopyAt());
  }
}

const momentOf = (iso: string | null) => (iso ? Date.parse(iso) : null);

function wordsOf(error: unknown): string {
  if (error instanceof FarPlaceError) return error.message;
  return (error as NodeJS.ErrnoException).code ?? 'It could not be sent.';
}

async function prune(place: FarPlace): Promise<void> {
  for (const { name } of expendable(await place.list())) await place.remove(name);
}
