import { createHmac } from 'node:crypto';
import type { Clock, Logger } from '../../ports/system.ts';
import { asIdentifier, asObject, parseObject } from '../outbound/untrusted.ts';

export interface RelayConfig {
  /** Where the relay is, without a slash at the end. */
  url: string;
  /** Shared with the relay alone. */
  secret: string;
}

/** A provider's post that the relay has kept for us. */
export interface RelayedCall {
  path: string;
  body: string;
  sourceAddress: string;
}

interface RelayedEvent extends RelayedCall {
  id: string;
}

interface Done {
  done: string[];
  answers: { id: string; text: string }[];
}

/** Longer than the relay's own long poll. */
const POLL_TIMEOUT_MS = 35_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** The unguessable first part of this box's addresses on the relay, derived from the secret. */
export function relayBase({ url, secret }: RelayConfig): string {
  const token = createHmac('sha256', secret).update('mlango relay path').digest('hex').slice(0, 40);
  return `${url}/${token}`;
}

/**
 * Fetches from the relay what providers have posted there, by outbound requests alone. An event
 * is finished only after its handler has resolved, so a power cut in between repeats it: handlers
 * bear repetition. Events are handled side by side, for a phone may wait for one of them.
 */
export class RelayClient {
  readonly #config: RelayConfig;
  readonly #deps: { clock: Clock; log: Logger };
  readonly #handle: (call: RelayedCall) => Promise<{ body: string } | null>;
  readonly #ending = new AbortController();
  readonly #finished: Done = { done: [], answers: [] };
  readonly #underWay = new Map<string, Promise<void>>();
  #loop: Promise<void> = Promise.resolve();
  #reachable: boolean | null = null;

  constructor(
    config: RelayConfig,
    deps: { clock: Clock; log: Logger },
    handle: (call: RelayedCall) => Promise<{ body: string } | null>,
  ) {
    this.#config = config;
    this.#deps = deps;
    this.#handle = handle;
  }

  /** Whether the last request got through; null before the first. */
  get reachable(): boolean | null {
    return this.#reachable;
  }

  start(): void {
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#loop;
    await Promise.all(this.#underWay.values());
  }

  async #run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#ending.signal.aborted) {
      const events = await this.#poll(true);
      if (events === null) {
        await this.#pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        continue;
      }
      pauseMs = FIRST_PAUSE_MS;
      for (const event of events) this.#begin(event);
    }
  }

  #begin(event: RelayedEvent): void {
    if (this.#underWay.has(event.id)) return;
    const work = this.#process(event).finally(() => this.#underWay.delete(event.id));
    this.#underWay.set(event.id, work);
  }

  async #process(event: RelayedEvent): Promise<void> {
    try {
      const answer = await this.#handle(event);
      if (answer) this.#finished.answers.push({ id: event.id, text: answer.body });
      this.#finished.done.push(event.id);
    } catch (error) {
      // Not finished: the relay hands it over again.
      this.#deps.log.error({ error, path: event.path.slice(0, 40) }, 'A relayed call failed');
      return;
    }
    const more = await this.#poll(false);
    for (const next of more ?? []) this.#begin(next);
  }

  /** Says what is finished and asks for more; null when the relay could not be reached. */
  async #poll(wait: boolean): Promise<RelayedEvent[] | null> {
    const telling: Done = {
      done: this.#finished.done.splice(0),
      answers: this.#finished.answers.splice(0),
    };
    const timeout = new AbortController();
    const cancel = this.#deps.clock.after(POLL_TIMEOUT_MS, () => timeout.abort());
    try {
      const response = await fetch(`${this.#config.url}/poll`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.#config.secret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ ...telling, wait }),
        redirect: 'error',
        signal: AbortSignal.any([timeout.signal, this.#ending.signal]),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      this.#tell(true, '');
      return readEvents(text);
    } catch (error) {
      this.#finished.done.push(...telling.done);
      this.#finished.answers.push(...telling.answers);
      if (!this.#ending.signal.aborted) this.#tell(false, reasonOf(error));
      return null;
    } finally {
      cancel();
    }
  }

  #tell(reachable: boolean, reason: string): void {
    if (this.#reachable === reachable) return;
    this.#reachable = reachable;
    const { log } = this.#deps;
    if (reachable) log.info({}, 'The relay answers');
    else log.warn({ reason }, 'The relay cannot be reached; payments are confirmed by asking');
  }

  #pause(delayMs: number): Promise<void> {
    if (this.#ending.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        resolve();
      };
      const cancel = this.#deps.clock.after(delayMs, end);
      this.#ending.signal.addEventListener('abort', end, { once: true });
    });
  }
}

/** The code of a failure: its words may hold the address. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: unknown }; message: string };
  if (typeof cause?.code === 'string') return cause.code;
  return /^HTTP \d+$/.test(message) ? message : 'no answer';
}

function readEvents(text: string): RelayedEvent[] {
  const list = parseObject(text)?.events;
  if (!Array.isArray(list)) return [];
  return list.flatMap((value) => {
    const event = asObject(value);
    const id = asIdentifier(event?.id);
    if (id === null || typeof event?.path !== 'string' || typeof event.body !== 'string') return [];
    const sourceAddress = typeof event.source === 'string' ? event.source.slice(0, 60) : '';
    return [{ id, path: event.path, body: event.body, sourceAddress }];
  });
}
