import type { CircuitBreaker } from '../../core/circuit-breaker.ts';
import type {
  PaymentProvider,
  PromptOutcome,
  QueryOutcome,
  StatementOutcome,
} from '../../ports/gateways.ts';
import type { Clock } from '../../ports/system.ts';

const PAUSED = 'the provider does not answer; it is asked again in a moment';

/**
 * A provider behind a breaker: while it does not answer, prompts are not sent (so nobody waits for
 * a phone that stays silent), and questions cost no time. Only a question may be the probe: a
 * customer's prompt is not tried out on a dead line.
 */
export function guardProvider(
  provider: PaymentProvider,
  breaker: CircuitBreaker,
  clock: Clock,
): PaymentProvider {
  const heard = (answered: boolean): void => {
    if (answered) breaker.answered();
    else breaker.unanswered(clock.now());
  };
  async function asked<T extends { kind: string; reached?: boolean }>(
    ask: () => Promise<T>,
    paused: T,
  ): Promise<T> {
    if (!breaker.allows(clock.now())) return paused;
    const outcome = await ask();
    heard(outcome.kind !== 'no_answer' || outcome.reached === true);
    return outcome;
  }
  return {
    name: provider.name,
    label: provider.label,
    simulated: provider.simulated,
    capabilities: provider.capabilities,
    get byHand() {
      return provider.byHand;
    },
    parseInbound: (body) => provider.parseInbound(body),
    knowsReceipt: (text) => provider.knowsReceipt(text),
    explain: (code) => provider.explain(code),
    refund: (request) => provider.refund(request),
    parseRefundReport: (body) => provider.parseRefundReport(body),
    get outageSinceMs() {
      return breaker.downSinceMs;
    },
    async initiate(request): Promise<PromptOutcome> {
      if (breaker.downSinceMs !== null) return { kind: 'not_sent', detail: PAUSED };
      const outcome = await provider.initiate(request);
      const understood = outcome.kind === 'accepted' || outcome.kind === 'rejected';
      heard(understood || outcome.reached === true);
      return outcome;
    },
    query: (checkoutId) =>
      asked<QueryOutcome>(() => provider.query(checkoutId), { kind: 'no_answer', detail: PAUSED }),
    list: (fromMs, toMs) =>
      asked<StatementOutcome>(() => provider.list(fromMs, toMs), {
        kind: 'no_answer',
        detail: PAUSED,
      }),
  };
}
