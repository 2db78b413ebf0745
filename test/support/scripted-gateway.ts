import { darajaFailure } from '../../server/adapters/daraja/result.ts';
import { findReceipt } from '../../server/core/receipt.ts';
import type {
  HandPayments,
  PaymentHint,
  PaymentProvider,
  PromptOutcome,
  PromptRequest,
  QueryOutcome,
  RefundOutcome,
  RefundReport,
  RefundRequest,
  StatementLine,
  StatementOutcome,
} from '../../server/ports/gateways.ts';

/** A provider that answers what a test tells it to; callbacks are hints written as JSON. */
export class ScriptedGateway implements PaymentProvider {
  readonly name = 'scripted';
  readonly label = 'M-Pesa';
  readonly simulated = true;
  outageSinceMs: number | null = null;
  readonly capabilities = { list: true, refund: true };
  byHand: HandPayments | null = null;
  readonly prompts: PromptRequest[] = [];
  readonly queries: string[] = [];
  pushes: PromptOutcome[] = [];
  answers: QueryOutcome[] = [];
  /** What the provider's own records hold; null: they cannot be read. */
  statement: StatementLine[] | null = [];
  readonly refunds: RefundRequest[] = [];
  refundAnswers: RefundOutcome[] = [];
  readonly knowsReceipt = (text: string) => findReceipt(text) === text;
  readonly explain = darajaFailure;

  async initiate(request: PromptRequest): Promise<PromptOutcome> {
    this.prompts.push(request);
    const checkoutId = `ws_CO_${this.prompts.length}`;
    return this.pushes.shift() ?? { kind: 'accepted', checkoutId, merchantId: null };
  }

  async query(checkoutId: string): Promise<QueryOutcome> {
    this.queries.push(checkoutId);
    return this.answers.shift() ?? { kind: 'pending' };
  }

  parseInbound(body: string): PaymentHint[] {
    try {
      return [JSON.parse(body) as PaymentHint];
    } catch {
      return [];
    }
  }

  async list(fromMs: number, toMs: number): Promise<StatementOutcome> {
    if (!this.statement) return { kind: 'no_answer', detail: 'down' };
    const lines = this.statement.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
    return { kind: 'lines', lines };
  }

  async refund(request: RefundRequest): Promise<RefundOutcome> {
    this.refunds.push(request);
    const conversationId = `AG_${this.refunds.length}`;
    return this.refundAnswers.shift() ?? { kind: 'accepted', conversationId };
  }

  parseRefundReport(body: string): RefundReport | null {
    try {
      return JSON.parse(body) as RefundReport;
    } catch {
      return null;
    }
  }
}

export function successHint(change: Partial<PaymentHint> = {}): PaymentHint {
  return {
    checkoutId: 'ws_CO_1',
    merchantId: null,
    resultCode: '0',
    resultText: 'ok',
    receipt: 'UCA1234567',
    amountCents: 2_000,
    phone: '254712345678',
    ...change,
  };
}

/** A paybill whose reports are statement lines written as JSON. */
export const scriptedPaybill: HandPayments = {
  kind: 'paybill',
  number: '600000',
  register: async () => ({ kind: 'registered', detail: '' }),
  parse(body) {
    const line = JSON.parse(body) as StatementLine;
    return typeof line.amountCents === 'number' ? line : null;
  },
  answer: (welcome) => ({ welcome }),
};
