import { alarmWords } from '../../core/alarm-words.ts';
import type { AlarmProbe } from '../../ports/alarm-probe.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface AlarmDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  /** Whom to tell; null = nobody has given a number. */
  owner(): { phone: string; language: string } | null;
  wakeMessages(): void;
}

/**
 * Raises and clears alarms from what the probes see, and tells the owner of each incident once,
 * by SMS. Use cases may raise alarms of their own in their transactions; they are told of here too.
 */
export class AlarmWatch {
  readonly #deps: AlarmDeps;
  readonly #probes: readonly AlarmProbe[];
  readonly #lookedAtMs = new Map<AlarmProbe, number>();

  constructor(deps: AlarmDeps, probes: readonly AlarmProbe[]) {
    this.#deps = deps;
    this.#probes = probes;
  }

  /** Looks once. A probe that fails is logged and keeps nobody else from looking. */
  async round(): Promise<void> {
    for (const probe of this.#probes) {
      const { clock, log } = this.#deps;
      const lastMs = this.#lookedAtMs.get(probe);
      if (lastMs !== undefined && clock.now() - lastMs < probe.everyMs) continue;
      this.#lookedAtMs.set(probe, clock.now());
      await this.#look(probe).catch((error: unknown) =>
        log.error({ error, probe: probe.kind }, 'An alarm probe failed'),
      );
    }
    await this.#tell();
  }

  async #look(probe: AlarmProbe): Promise<void> {
    const troubles = await probe.look();
    if (troubles === null) return;
    const { database, clock, random, log } = this.#deps;
    await database.transaction(async (stores) => {
      const nowMs = clock.now();
      for (const { subject, detail } of troubles) {
        const alarm = { id: random.uuid(), kind: probe.kind, subject, detail };
        if (await stores.alarms.raise(alarm, nowMs)) log.warn({ alarm }, 'Alarm');
      }
      const wrong = new Set(troubles.map(({ subject }) => subject));
      for (const { kind, subject } of await stores.alarms.listOpen()) {
        if (kind !== probe.kind || wrong.has(subject)) continue;
        await stores.alarms.clear(probe.kind, subject, nowMs);
        log.info({ alarm: { kind, subject } }, 'Alarm over');
      }
    });
  }

  async #tell(): Promise<void> {
    const { database, clock, random } = this.#deps;
    const owner = this.#deps.owner();
    if (!owner || (await database.read.alarms.listUntold()).length === 0) return;
    await database.transaction(async (stores) => {
      const nowMs = clock.now();
      for (const alarm of await stores.alarms.listUntold()) {
        const language = owner.language === 'sw' ? 'sw' : 'en';
        const parameters = { what: alarmWords(alarm, language) };
        const given = { id: random.uuid(), ...owner, subject: alarm.id, parameters };
        await stores.messages.enqueue(newMessage({ ...given, kind: 'alarm' }, nowMs));
        await stores.alarms.markTold(alarm.id, nowMs);
      }
    });
    this.#deps.wakeMessages();
  }
}
