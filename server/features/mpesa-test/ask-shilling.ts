import type { MpesaTestView } from '../../contract/mpesa.ts';
import { maskPhone, parsePhone } from '../../core/phone.ts';
import { AppError } from '../../ports/errors.ts';
import type { PromptOutcome } from '../../ports/gateways.ts';
import type { PaymentProviders } from '../../ports/providers.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

const SHILLING_CENTS = 100;
const REFERENCE = 'TEST';
/** The service is asked at most this often, however often the screen asks. */
const QUERY_EVERY_MS = 4_000;
/** A prompt that was not answered by then is over at the provider. */
const OVER_AFTER_MS = 120_000;
/** The same number must not be asked twice within a minute: Safaricom refuses it. */
const PAUSE_MS = 60_000;
const MOST_KEPT = 20;

export interface MpesaTestDeps {
  database: Database;
  clock: Clock;
  random: Random;
  providers: PaymentProviders;
  callbackUrl(provider: string, callbackToken: string): string;
}

interface Running {
  view: MpesaTestView;
  phone: string;
  checkoutId: string | null;
  startedAtMs: number;
  queriedAtMs: number;
}

/**
 * Asks the owner's own phone for one shilling, so that wrong credentials are found before the first
 * customer finds them. It is no purchase: it brings no voucher, and the shilling is found by the
 * statement like any money that nobody asked for. Kept in memory: whoever restarts the box in
 * between asks again.
 */
export class MpesaTests {
  readonly #deps: MpesaTestDeps;
  readonly #running = new Map<string, Running>();

  constructor(deps: MpesaTestDeps) {
    this.#deps = deps;
  }

  /** @throws AppError phone_invalid | too_soon */
  async start(actor: string, typedPhone: string): Promise<MpesaTestView> {
    const { database, clock, random, providers } = this.#deps;
    const phone = parsePhone(typedPhone);
    if (!phone) {
      const words = 'A number like 0712 345 678.';
      throw new AppError(422, 'phone_invalid', words, { phone: words });
    }
    const nowMs = clock.now();
    for (const test of this.#running.values()) {
      if (test.phone === phone && nowMs - test.startedAtMs < PAUSE_MS) {
        throw new AppError(429, 'too_soon', 'Wait a minute between two tests with one number.');
      }
    }
    const id = random.uuid();
    const view: MpesaTestView = { id, state: 'asked', code: null, reason: null, says: null };
    const test: Running = { view, phone, checkoutId: null, startedAtMs: nowMs, queriedAtMs: nowMs };
    this.#keep(test);
    const provider = providers.usual;
    await database.transaction((stores) =>
      stores.audit.append(
        {
          actor,
          action: 'mpesa.test',
          subject: provider.name,
          detail: { phone: maskPhone(phone) },
        },
        nowMs,
      ),
    );
    const token = Buffer.from(random.bytes(16)).toString('hex');
    const outcome = await provider.initiate({
      ...{ phone, amountCents: SHILLING_CENTS, reference: REFERENCE, description: REFERENCE },
      callbackUrl: this.#deps.callbackUrl(provider.name, token),
    });
    this.#note(test, outcome);
    return test.view;
  }

  /** How it goes. @throws AppError test_unknown */
  async look(id: string): Promise<MpesaTestView> {
    const test = this.#running.get(id);
    if (!test) throw new AppError(404, 'test_unknown', 'This test is over. Start another one.');
    const nowMs = this.#deps.clock.now();
    const due = nowMs - test.queriedAtMs >= QUERY_EVERY_MS;
    if (test.view.state !== 'asked' || test.checkoutId === null || !due) return test.view;
    test.queriedAtMs = nowMs;
    const answer = await this.#deps.providers.usual.query(test.checkoutId);
    if (answer.kind === 'paid') test.view = { ...test.view, state: 'paid' };
    if (answer.kind === 'failed') this.#fail(test, answer.code, answer.detail);
    if (test.view.state === 'asked' && nowMs - test.startedAtMs >= OVER_AFTER_MS) {
      const detail = answer.kind === 'no_answer' ? answer.detail : '';
      this.#fail(test, 'no_answer', detail);
    }
    return test.view;
  }

  #note(test: Running, outcome: PromptOutcome): void {
    if (outcome.kind === 'accepted') test.checkoutId = outcome.checkoutId;
    else if (outcome.kind === 'rejected') this.#fail(test, outcome.code, outcome.detail);
    else this.#fail(test, outcome.kind, outcome.detail);
  }

  #fail(test: Running, code: string, says: string): void {
    const { reason } = this.#deps.providers.usual.explain(code);
    test.view = { ...test.view, state: 'failed', code, reason, says };
  }

  #keep(test: Running): void {
    this.#running.set(test.view.id, test);
    const oldest = this.#running.keys().next();
    if (this.#running.size > MOST_KEPT && !oldest.done) this.#running.delete(oldest.value);
  }
}
