import type { Clock, Random } from '../../../server/ports/system.ts';
import { json, readJson, type SimulatedReply, type SimulatedRequest } from '../http.ts';
import { behaviourOf } from './behaviours.ts';
import type { HandPayments } from './c2b.ts';
import type { Customers } from './customers.ts';
import { answerAfter, answerInstead, fault, type Misbehaviour } from './faults.ts';
import type { Ledger } from './ledger.ts';
import { planPrompt, pushAnswer, queryAnswer } from './prompt.ts';
import { pullTransactions } from './pull.ts';
import { checkPassword, type MerchantRules, readPush } from './stk-rules.ts';
import type { Tokens } from './tokens.ts';

type Body = Record<string, unknown>;

interface ServiceOptions {
  clock: Clock;
  random: Random;
  delayMs: number;
  expiryMs: number;
  rules: MerchantRules;
  script: { onRequest: ((request: SimulatedRequest) => Misbehaviour | null) | null };
  ledger: Ledger;
  tokens: Tokens;
  customers: Customers;
  hand: HandPayments;
}

/** The API's routes over the simulator's parts. */
export class DarajaService {
  readonly #options: ServiceOptions;
  readonly #routes: Readonly<Record<string, (body: Body) => Promise<SimulatedReply>>>;

  constructor(options: ServiceOptions) {
    this.#options = options;
    const { hand, ledger, clock } = options;
    this.#routes = {
      '/mpesa/stkpush/v1/processrequest': async (body) => this.#push(body),
      '/mpesa/stkpushquery/v1/query': async (body) => this.#query(body),
      '/pulltransactions/v1/query': async (body) =>
        pullTransactions(body, ledger.transactions, clock.now()),
      '/mpesa/c2b/v1/registerurl': async (body) => hand.register(body),
      '/mpesa/c2b/v2/registerurl': async (body) => hand.register(body),
      '/mpesa/c2b/v1/simulate': (body) => hand.simulate(body),
      '/mpesa/c2b/v2/simulate': (body) => hand.simulate(body),
    };
  }

  /** Answers one request. */
  async handle(request: SimulatedRequest): Promise<SimulatedReply> {
    const { ledger, script, tokens } = this.#options;
    if (request.path === '/simulator/prompts') {
      return json(200, { prompts: [...ledger.prompts.values()] });
    }
    if (request.path === '/simulator/transactions') {
      return json(200, { transactions: ledger.transactions });
    }
    const misbehaviour = script.onRequest?.(request) ?? null;
    const instead = misbehaviour && answerInstead(misbehaviour, request);
    if (instead) return instead;
    if (request.path === '/oauth/v1/generate') {
      return answerAfter(misbehaviour, tokens.generate(request));
    }
    const route = request.method === 'POST' ? this.#routes[request.path] : undefined;
    if (!route) return fault(404, '404.001.01', 'Resource not found');
    const refusal = tokens.check(request);
    return answerAfter(misbehaviour, refusal ?? (await route(readJson(request.body))));
  }

  #push(body: Body): SimulatedReply {
    const { clock, customers, delayMs, expiryMs, ledger, random, rules } = this.#options;
    const nowMs = clock.now();
    const refusal = checkPassword(body, rules, nowMs);
    if (refusal) return refusal;
    const order = readPush(body, rules);
    if (typeof order === 'string' || 'status' in order) return order;
    if (ledger.openPromptOf(order.phone, nowMs)) {
      const words = 'a transaction is already in process for the current subscriber';
      return fault(500, '500.001.1001', `Unable to lock subscriber, ${words}`);
    }
    const prompt = planPrompt(order, { nowMs, delayMs, expiryMs }, random);
    ledger.prompts.set(prompt.checkoutId, prompt);
    ledger.save();
    customers.follow(prompt);
    return behaviourOf(order.phone).pushAnswerLost ? 'drop' : pushAnswer(prompt);
  }

  #query(body: Body): SimulatedReply {
    const { clock, ledger, rules } = this.#options;
    const refusal = checkPassword(body, rules, clock.now());
    if (refusal) return refusal;
    const prompt = ledger.prompts.get(String(body.CheckoutRequestID ?? ''));
    if (prompt) prompt.queries += 1;
    return queryAnswer(prompt, clock.now());
  }
}
