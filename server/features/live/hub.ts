import type { LiveTopic } from '../../contract/reports.ts';
import type { Clock } from '../../ports/system.ts';

/** Several things that happen at once are told once. */
const GATHER_MS = 500;
/** Keeps the connection through proxies, and finds out who has gone. */
const HEARTBEAT_MS = 15_000;
/** A shop has a handful of tablets; whoever comes later asks again and again as before. */
const MOST_LISTENERS = 40;

interface Listener {
  stream: EventStream;
  /** Whether the session that opened it still lasts. */
  allowed(): Promise<boolean>;
}

/**
 * Tells open screens, by server-sent events, that something is worth asking for again. The events
 * carry nothing, so nobody learns by them what their role may not see.
 */
export class LiveHub {
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  readonly #topics = new Set<LiveTopic>();
  #cancelTelling: (() => void) | null = null;
  #cancelHeartbeat: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Something changed; told within half a second. */
  tell(topic: LiveTopic): void {
    if (this.#listeners.size === 0) return;
    this.#topics.add(topic);
    this.#cancelTelling ??= this.#clock.after(GATHER_MS, () => this.#tellNow());
  }

  /** The events for one screen; null when too many listen already. */
  listen(allowed: Listener['allowed']): AsyncIterable<string> | null {
    if (this.#listeners.size >= MOST_LISTENERS) return null;
    const stream = new EventStream(() => this.#listeners.delete(listener));
    const listener: Listener = { stream, allowed };
    this.#listeners.add(listener);
    this.#beat();
    // How soon a browser that lost the connection tries again.
    stream.write('retry: 5000\n\n');
    return stream;
  }

  /** Ends every stream: the box stops. */
  close(): void {
    this.#cancelTelling?.();
    this.#cancelHeartbeat?.();
    for (const { stream } of [...this.#listeners]) stream.end();
  }

  #tellNow(): void {
    this.#cancelTelling = null;
    const text = [...this.#topics].map((topic) => `event: ${topic}\ndata:\n\n`).join('');
    this.#topics.clear();
    for (const { stream } of this.#listeners) stream.write(text);
  }

  #beat(): void {
    this.#cancelHeartbeat ??= this.#clock.after(HEARTBEAT_MS, () => {
      this.#cancelHeartbeat = null;
      for (const { stream, allowed } of this.#listeners) {
        stream.write(': here\n\n');
        allowed().then(
          (may) => may || stream.end(),
          () => stream.end(),
        );
      }
      if (this.#listeners.size > 0) this.#beat();
    });
  }
}

/** A reader this far behind has gone or sleeps; it comes again by itself. */
const MOST_WAITING = 100;

/** Text that one reader takes as it comes; ends at once, also while the reader waits. */
class EventStream implements AsyncIterableIterator<string> {
  readonly #waiting: string[] = [];
  readonly #onEnd: () => void;
  #reader: ((result: IteratorResult<string>) => void) | null = null;
  #ended = false;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  write(text: string): void {
    if (this.#ended) return;
    if (this.#reader) {
      this.#reader({ value: text, done: false });
      this.#reader = null;
    } else if (this.#waiting.push(text) > MOST_WAITING) {
      this.end();
    }
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#reader?.({ value: undefined, done: true });
    this.#reader = null;
    this.#onEnd();
  }

  next(): Promise<IteratorResult<string>> {
    const value = this.#waiting.shift();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }

  return(): Promise<IteratorResult<string>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
