import type {
  PaymentGateway,
  PaymentHint,
  PromptOutcome,
  PromptRequest,
  QueryOutcome,
} from '../../server/ports/gateways.ts';

/** A provider that answers what a test tells it to; callbacks are hints written as JSON. */
export class ScriptedGateway implements PaymentGateway {
  readonly name = 'scripted';
  readonly simulated = true;
  readonly prompts: PromptRequest[] = [];
  readonly queries: string[] = [];
  pushes: PromptOutcome[] = [];
  answers: QueryOutcome[] = [];

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
