import type { ForgeryFault } from './gate.ts';
import type { FramingFault } from './packet.ts';
import type { AccessFault, AccountingFault } from './requests.ts';

/** What happened beside ordinary answers; for counters, and for the owner to see. */
export type RadiusEvent =
  | { readonly kind: 'unknown_client'; readonly address: string }
  /** A secret that is empty or longer than 256 bytes protects nothing. */
  | { readonly kind: 'unusable_secret'; readonly clientId: string }
  | {
      readonly kind: 'malformed';
      readonly clientId: string;
      readonly fault: FramingFault | AccountingFault | 'bad_value_length';
    }
  | { readonly kind: 'unexpected_code'; readonly clientId: string; readonly code: number }
  | { readonly kind: ForgeryFault; readonly clientId: string }
  /** Authentic, but no request that a credential could be checked in. */
  | { readonly kind: 'rejected'; readonly clientId: string; readonly fault: AccessFault }
  | { readonly kind: 'duplicate'; readonly clientId: string }
  | { readonly kind: 'overloaded'; readonly clientId: string }
  | { readonly kind: 'failed'; readonly clientId: string; readonly error: unknown };

export interface RadiusLog {
  warn(fields: object, message: string): void;
}

const LINE_INTERVAL_MS = 1_000;

/** Passes events on, and writes at most one log line per second and kind of them. */
export class EventReporter {
  readonly #now: () => number;
  readonly #log: RadiusLog;
  readonly #onEvent: ((event: RadiusEvent) => void) | undefined;
  readonly #lines = new Map<RadiusEvent['kind'], { atMs: number; unwritten: number }>();

  constructor(now: () => number, log: RadiusLog, onEvent?: (event: RadiusEvent) => void) {
    this.#now = now;
    this.#log = log;
    this.#onEvent = onEvent;
  }

  report(event: RadiusEvent): void {
    this.#onEvent?.(event);
    // Retransmissions are everyday life: RouterOS waits little more than a second.
    if (event.kind === 'duplicate') return;
    const nowMs = this.#now();
    const line = this.#lines.get(event.kind);
    if (line !== undefined && nowMs - line.atMs < LINE_INTERVAL_MS) {
      line.unwritten += 1;
      return;
    }
    this.#lines.set(event.kind, { atMs: nowMs, unwritten: 0 });
    const { kind, ...rest } = event;
    const fields = 'error' in event ? { ...rest, error: String(event.error) } : rest;
    this.#log.warn({ event: kind, ...fields, unwritten: line?.unwritten ?? 0 }, 'radius');
  }
}
