import type { Clock, Random } from '../../../server/ports/system.ts';
import { post } from '../http.ts';
import { type SmsBehaviour, smsBehaviourOf } from './behaviours.ts';

/** One SMS to one number, sent or refused. */
export interface SimulatedSms {
  id: string;
  to: string;
  from: string | null;
  text: string;
  status: string;
  parts: number;
  /** What it cost, in cents. */
  costCents: number;
  atMs: number;
}

interface OutboxOptions {
  clock: Clock;
  random: Random;
  fetch: typeof fetch;
  delayMs: number;
  balanceCents: number;
}

const COST_CENTS_PER_PART = 80;
const PART_CHARACTERS = 160;

/** Every message the simulator heard of, and its delivery reports. */
export class Outbox {
  readonly messages: SimulatedSms[] = [];
  reportUrl: string | null = null;
  inboundUrl: string | null = null;
  balanceCents: number;
  readonly #options: OutboxOptions;
  readonly #timers = new Set<() => void>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.balanceCents = options.balanceCents;
  }

  /** Sends to one number; the answer's row, or null when the row is missing from it. */
  send(to: string, text: string, from: string | null): Record<string, unknown> | null {
    const behaviour = smsBehaviourOf(to);
    const { recipient } = behaviour;
    if (recipient === null) return null;
    const parts = Math.max(1, Math.ceil(text.length / PART_CHARACTERS));
    const costCents = parts * COST_CENTS_PER_PART;
    if (recipient.code < 200 && costCents > this.balanceCents) {
      return this.#row(to, text, from, { code: 405, status: 'InsufficientBalance' }, parts, 0);
    }
    const cost = recipient.code < 200 ? costCents : 0;
    const row = this.#row(to, text, from, recipient, parts, cost);
    if (cost > 0) this.#planReport(String(row.messageId), to, behaviour);
    return row;
  }

  /** A customer's SMS, as the provider posts it; true when it was taken. */
  async receive(from: string, text: string): Promise<boolean> {
    if (this.inboundUrl === null) return false;
    const id = Buffer.from(this.#options.random.bytes(16)).toString('hex');
    const date = new Date(this.#options.clock.now()).toISOString();
    const form = new URLSearchParams({ date, from, id, linkId: '', text, to: '20880' });
    return this.#post(this.inboundUrl, form);
  }

  close(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #row(
    to: string,
    text: string,
    from: string | null,
    { code, status }: { code: number; status: string },
    parts: number,
    costCents: number,
  ): Record<string, unknown> {
    const { clock, random } = this.#options;
    const sent = code < 200;
    const id = sent ? `ATXid_${Buffer.from(random.bytes(16)).toString('hex')}` : 'None';
    this.balanceCents -= costCents;
    this.messages.push({ id, to, from, text, status, parts, costCents, atMs: clock.now() });
    const cost = sent ? `KES ${(costCents / 100).toFixed(4)}` : '0';
    return { statusCode: code, number: to, status, cost, messageId: id, messageParts: parts };
  }

  #planReport(id: string, to: string, behaviour: SmsBehaviour): void {
    const { report } = behaviour;
    if (report === null) return;
    this.#later(this.#options.delayMs / 2, () => this.#report(id, to, 'Sent', ''));
    this.#later(this.#options.delayMs, () =>
      this.#report(id, to, report.status, report.failureReason),
    );
  }

  #report(id: string, to: string, status: string, failureReason: string): void {
    if (this.reportUrl === null) return;
    const form = new URLSearchParams({ id, status, phoneNumber: to, networkCode: '63902' });
    if (failureReason) form.set('failureReason', failureReason);
    void this.#post(this.reportUrl, form);
  }

  async #post(url: string, form: URLSearchParams): Promise<boolean> {
    const { fetch, clock } = this.#options;
    const after = (delayMs: number, task: () => void) => clock.after(delayMs, task);
    const type = 'application/x-www-form-urlencoded';
    return (await post({ fetch, after }, url, type, form.toString())).ok;
  }

  #later(delayMs: number, task: () => void): void {
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      task();
    });
    this.#timers.add(cancel);
  }
}
