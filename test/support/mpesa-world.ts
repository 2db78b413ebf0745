import { darajaFailure } from '../../server/adapters/daraja/result.ts';
import { findReceipt } from '../../server/core/receipt.ts';
import type {
  PaymentHint,
  PaymentProvider,
  PromptOutcome,
  PromptRequest,
  QueryOutcome,
  RefundOutcome,
  StatementLine,
  StatementOutcome,
} from '../../server/ports/gateways.ts';

/** What really happens to one prompt; nobody but the world knows it. */
export interface Fate {
  /** The customer pays, or ends it with this result code. */
  result: 'pays' | '1032' | '2001' | '1037';
  /** Money moves (or the code comes) this long after the push. */
  afterMs: number;
  /** What the box hears of its push. */
  push: 'answered' | 'answer_lost' | 'never_left' | 'refused';
  /** Callbacks, each delivered this long after the result; none, one or several. */
  callbackDelaysMs: readonly number[];
  /** Queries answered wrongly or not at all before the truth comes out. */
  queries: readonly ('silent' | 'pending' | 'failed' | 'nonsense')[];
}

interface Prompt {
  request: PromptRequest;
  checkoutId: string;
  sentAtMs: number;
  fate: Fate;
  queriesLeft: Fate['queries'][number][];
  receipt: string;
}

/** Safaricom and its customers, with every misfortune of the field; the box sees the gateway only. */
export class MpesaWorld implements PaymentProvider {
  readonly name = 'world';
  readonly label = 'M-Pesa';
  readonly simulated = true;
  outageSinceMs: number | null = null;
  readonly capabilities = { list: true, refund: false };
  readonly byHand = null;
  readonly knowsReceipt = (text: string) => findReceipt(text) === text;
  readonly explain = darajaFailure;
  readonly prompts: Prompt[] = [];
  /** Whether the records cannot be read at this moment. */
  statementsDown: () => boolean = () => false;
  readonly #now: () => number;
  readonly #fates: Iterator<Fate>;

  constructor(now: () => number, fates: Iterator<Fate>) {
    this.#now = now;
    this.#fates = fates;
  }

  async initiate(request: PromptRequest): Promise<PromptOutcome> {
    const fate = this.#fates.next().value as Fate;
    if (fate.push === 'never_left') return { kind: 'not_sent', detail: 'no route' };
    if (fate.push === 'refused') return { kind: 'rejected', code: 'x', detail: 'refused' };
    const number = this.prompts.length + 1;
    const checkoutId = `ws_CO_${number}`;
    const receipt = `UCA${String(number).padStart(7, '0')}`;
    this.prompts.push({
      ...{ request, checkoutId, fate, receipt },
      sentAtMs: this.#now(),
      queriesLeft: [...fate.queries],
    });
    if (fate.push === 'answer_lost') return { kind: 'unknown', detail: 'connection reset' };
    return { kind: 'accepted', checkoutId, merchantId: null };
  }

  async query(checkoutId: string): Promise<QueryOutcome> {
    const prompt = this.prompts.find((candidate) => candidate.checkoutId === checkoutId);
    if (!prompt) return { kind: 'no_answer', detail: 'does not exist' };
    switch (prompt.queriesLeft.shift()) {
      case 'silent':
        return { kind: 'no_answer', detail: 'overloaded' };
      case 'pending':
        return { kind: 'pending' };
      case 'failed':
        return { kind: 'failed', code: '1032', detail: 'wrongly' };
      case 'nonsense':
        return { kind: 'failed', code: '987654', detail: 'never heard of' };
      default:
        return this.#truth(prompt);
    }
  }

  #truth({ fate, sentAtMs }: Prompt): QueryOutcome {
    if (this.#now() < sentAtMs + fate.afterMs) return { kind: 'pending' };
    if (fate.result === 'pays') return { kind: 'paid', receipt: null, amountCents: null };
    return { kind: 'failed', code: fate.result, detail: '' };
  }

  parseInbound(body: string): PaymentHint[] {
    try {
      return [JSON.parse(body) as PaymentHint];
    } catch {
      return [];
    }
  }

  /** Safaricom's own record: every shilling that moved, whatever the box was told. */
  async list(fromMs: number, toMs: number): Promise<StatementOutcome> {
    if (this.statementsDown()) return { kind: 'no_answer', detail: 'overloaded' };
    const lines = this.paidPrompts().map(({ request, fate, receipt, sentAtMs }): StatementLine => {
      const { phone, amountCents, reference } = request;
      const atMs = sentAtMs + fate.afterMs;
      return { receipt, amountCents, phone, phoneSuffix: phone.slice(-3), reference, atMs };
    });
    return { kind: 'lines', lines: lines.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs) };
  }

  async refund(): Promise<RefundOutcome> {
    return { kind: 'rejected', code: 'not_set_up', detail: '' };
  }

  parseRefundReport(): null {
    return null;
  }

  /** Callbacks that fall into the time after `fromMs` up to now: the token and the body of each. */
  callbacksSince(fromMs: number): { token: string; body: string }[] {
    return this.prompts.flatMap((prompt) => {
      const { fate, sentAtMs, request } = prompt;
      const token = request.callbackUrl.split('/').at(-1) ?? '';
      return fate.callbackDelaysMs.flatMap((delayMs) => {
        const atMs = sentAtMs + fate.afterMs + delayMs;
        if (atMs <= fromMs || atMs > this.#now()) return [];
        return [{ token, body: JSON.stringify(this.#claim(prompt)) }];
      });
    });
  }

  #claim({ checkoutId, request, fate, receipt }: Prompt): PaymentHint {
    const paid = fate.result === 'pays';
    return {
      ...{ checkoutId, merchantId: null, resultCode: paid ? '0' : fate.result, resultText: '' },
      receipt: paid ? receipt : null,
      amountCents: paid ? request.amountCents : null,
      phone: request.phone,
    };
  }

  /** Prompts whose money has moved by now. */
  paidPrompts(): Prompt[] {
    return this.prompts.filter(
      ({ fate, sentAtMs }) => fate.result === 'pays' && this.#now() >= sentAtMs + fate.afterMs,
    );
  }
}
