import type { Clock, Logger } from '../../../server/ports/system.ts';
import { post } from '../http.ts';
import type { Ledger, PlannedCallback, Prompt, Transaction } from './ledger.ts';
import { callbackBody, transactionOf } from './prompt.ts';

/**
 * Decides what becomes of one callback: the delays in ms after which it is sent, so `[]` loses it,
 * `[0]` delivers it, `[0, 0]` delivers it twice, `[5000]` makes it late.
 */
export type CallbackScript = (prompt: Prompt, callback: PlannedCallback) => number[];

interface CustomersOptions {
  ledger: Ledger;
  clock: Clock;
  log: Logger;
  fetch: typeof fetch;
  script: { onCallback: CallbackScript | null };
  /** Told about money when it moves. */
  onMoney: (transaction: Transaction) => void;
}

/** Lets the planned lives of prompts happen: money moves, callbacks leave. */
export class Customers {
  readonly #options: CustomersOptions;
  #timers = new Set<() => void>();
  readonly #ending = new AbortController();

  constructor(options: CustomersOptions) {
    this.#options = options;
  }

  /**
   * Takes up prompts of an earlier life. Callbacks that fell due meanwhile wait `graceMs`, for the
   * box that hears them is starting too.
   */
  resume(graceMs: number): void {
    const earliestMs = this.#options.clock.now() + graceMs;
    for (const prompt of this.#options.ledger.prompts.values()) {
      for (const callback of prompt.callbacks) {
        if (callback.state === 'pending') {
          callback.dueAtMs = Math.max(callback.dueAtMs, earliestMs);
        }
      }
      this.follow(prompt);
    }
  }

  /** Does what is due for this prompt and comes back for the rest. */
  follow(prompt: Prompt): void {
    if (this.#ending.signal.aborted) return;
    const nowMs = this.#options.clock.now();
    const money = this.#moveMoney(prompt, nowMs);
    const callbacks = prompt.callbacks.filter(
      ({ state, dueAtMs }) => state === 'pending' && dueAtMs <= nowMs,
    );
    for (const callback of callbacks) callback.state = 'sent';
    if (money.length > 0 || callbacks.length > 0) this.#options.ledger.save();
    for (const transaction of money) this.#options.onMoney(transaction);
    for (const callback of callbacks) this.#send(prompt, callback);
    const nextMs = nextEvent(prompt);
    if (nextMs !== null) this.#later(nextMs - nowMs, () => this.follow(prompt));
  }

  close(): void {
    this.#ending.abort();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #moveMoney(prompt: Prompt, nowMs: number): Transaction[] {
    const moved: Transaction[] = [];
    for (const payment of prompt.payments) {
      if (payment.moved || payment.atMs > nowMs) continue;
      payment.moved = true;
      moved.push(transactionOf(prompt, payment.receipt, payment.atMs));
    }
    this.#options.ledger.transactions.push(...moved);
    return moved;
  }

  #send(prompt: Prompt, callback: PlannedCallback): void {
    const delaysMs = this.#options.script.onCallback?.(prompt, callback) ?? [0];
    const body = JSON.stringify(callbackBody(prompt, callback, this.#options.clock.now()));
    for (const delayMs of delaysMs) {
      if (delayMs <= 0) void this.#deliver(prompt.callbackUrl, body);
      else this.#later(delayMs, () => void this.#deliver(prompt.callbackUrl, body));
    }
  }

  async #deliver(url: string, body: string): Promise<void> {
    const { clock, log } = this.#options;
    const after = (delayMs: number, task: () => void) => clock.after(delayMs, task);
    const tools = { fetch: this.#options.fetch, after, ending: this.#ending.signal };
    const answer = await post(tools, url, 'application/json', body);
    if (!answer.ok) log.info({}, 'a callback found nobody and is lost, as with the real service');
  }

  #later(delayMs: number, task: () => void): void {
    const cancel = this.#options.clock.after(Math.max(0, delayMs), () => {
      this.#timers.delete(cancel);
      task();
    });
    this.#timers.add(cancel);
  }
}

function nextEvent(prompt: Prompt): number | null {
  const times = [
    ...prompt.payments.filter(({ moved }) => !moved).map(({ atMs }) => atMs),
    ...prompt.callbacks.filter(({ state }) => state === 'pending').map(({ dueAtMs }) => dueAtMs),
  ];
  return times.length === 0 ? null : Math.min(...times);
}
