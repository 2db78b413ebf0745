import type { Clock, Logger, Random } from '../../server/ports/system.ts';
import { HandPayments } from './daraja/c2b.ts';
import { type CallbackScript, Customers } from './daraja/customers.ts';
import type { Misbehaviour } from './daraja/faults.ts';
import { Ledger, type Prompt, type Transaction } from './daraja/ledger.ts';
import { DarajaService } from './daraja/service.ts';
import type { MerchantRules } from './daraja/stk-rules.ts';
import { Tokens } from './daraja/tokens.ts';
import { type SimulatedRequest, startServer } from './http.ts';

export interface DarajaSimulatorOptions extends Partial<MerchantRules> {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  clock: Clock;
  random: Random;
  log: Logger;
  /** Delivers callbacks; the global `fetch` by default. */
  callbackFetch?: typeof fetch;
  /** Only this key and secret get a token; any pair does by default. */
  credentials?: { consumerKey: string; consumerSecret: string };
  /** What the behaviours call a delay. 2000 by default. */
  delayMs?: number;
  /** Life of a prompt nobody answers. 60 000 by default. */
  expiryMs?: number;
  /** Keeps prompts and money over a restart. */
  stateFile?: string;
}

/** Hooks for chaos; null lets everything work. */
interface DarajaScript {
  onRequest: ((request: SimulatedRequest) => Misbehaviour | null) | null;
  onCallback: CallbackScript | null;
}

export interface DarajaSimulator {
  baseUrl: string;
  /** Every prompt, the oldest first. */
  prompts(): readonly Prompt[];
  /** All money that has moved. */
  transactions(): readonly Transaction[];
  /** How many tokens were given out. */
  tokensIssued(): number;
  revokeTokens(): void;
  /** From now on a new token ends the earlier ones. */
  setSingleToken(single: boolean): void;
  readonly script: DarajaScript;
  close(): Promise<void>;
}

/**
 * Safaricom's Daraja for a world of imagined customers, over real HTTP. The last digit of a phone
 * number chooses what its owner does. Rejects when the port is taken or the state file is broken.
 */
export async function startDarajaSimulator(
  options: DarajaSimulatorOptions,
): Promise<DarajaSimulator> {
  const { clock, random, log, delayMs = 2000, expiryMs = 60_000 } = options;
  const callbackFetch = options.callbackFetch ?? fetch;
  const rules: MerchantRules = {
    shortcode: options.shortcode ?? null,
    passkey: options.passkey ?? null,
    httpsCallbacksOnly: options.httpsCallbacksOnly ?? false,
  };
  const script: DarajaScript = { onRequest: null, onCallback: null };
  const ledger = new Ledger(options.stateFile ?? null);
  const tokens = new Tokens(clock, random, options.credentials ?? null);
  const hand = new HandPayments({ ledger, clock, random, fetch: callbackFetch });
  const onMoney = (transaction: Transaction) => void hand.confirm(transaction);
  const customers = new Customers({ ledger, clock, log, fetch: callbackFetch, script, onMoney });
  const parts = { rules, script, ledger, tokens, customers, hand };
  const service = new DarajaService({ clock, random, delayMs, expiryMs, ...parts });
  const server = await startServer(options.host ?? '127.0.0.1', options.port ?? 0, (request) =>
    service.handle(request),
  );
  customers.resume(delayMs);
  return {
    baseUrl: server.baseUrl,
    prompts: () => [...ledger.prompts.values()],
    transactions: () => ledger.transactions,
    tokensIssued: () => tokens.issued,
    revokeTokens: () => tokens.revokeAll(),
    setSingleToken: (single) => {
      tokens.singleToken = single;
    },
    script,
    close: async () => {
      customers.close();
      await server.close();
    },
  };
}
