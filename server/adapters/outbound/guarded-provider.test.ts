import { beforeEach, describe, expect, it } from 'vitest';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { CircuitBreaker } from '../../core/circuit-breaker.ts';
import type { PaymentProvider, PromptRequest } from '../../ports/gateways.ts';
import { guardProvider } from './guarded-provider.ts';

const REQUEST: PromptRequest = {
  ...{ phone: '254712345678', amountCents: 2_000, reference: 'R', description: 'Wi-Fi' },
  callbackUrl: 'https://wifi.example/hooks/x',
};
const DEAD = { kind: 'no_answer' as const, detail: 'ECONNREFUSED' };

describe('a guarded provider', () => {
  let clock: VirtualClock;
  let gateway: ScriptedGateway;
  let guarded: PaymentProvider;

  beforeEach(() => {
    clock = new VirtualClock();
    gateway = new ScriptedGateway();
    const rules = { failuresToOpen: 2, pauseMs: 30_000, longestPauseMs: 60_000 };
    guarded = guardProvider(gateway, new CircuitBreaker(rules), clock);
  });

  async function die(): Promise<void> {
    gateway.answers = [DEAD, DEAD];
    await guarded.query('a');
    await guarded.query('a');
  }

  it('sends no prompt to a dead line, and says since when it is dead', async () => {
    const sinceMs = clock.now();
    await die();
    expect(guarded.outageSinceMs).toBe(sinceMs);
    expect(await guarded.initiate(REQUEST)).toMatchObject({ kind: 'not_sent' });
    clock.advance(30_000);
    expect(await guarded.initiate(REQUEST)).toMatchObject({ kind: 'not_sent' });
    expect(gateway.prompts).toEqual([]);
  });

  it('costs no time while it waits, then tries one question, and opens again with its answer', async () => {
    await die();
    expect(await guarded.query('a')).toMatchObject({ kind: 'no_answer' });
    expect(gateway.queries).toHaveLength(2);
    clock.advance(30_000);
    gateway.answers = [{ kind: 'no_answer', detail: 'does not exist', reached: true }];
    await guarded.query('a');
    expect(guarded.outageSinceMs).toBeNull();
    expect(await guarded.initiate(REQUEST)).toMatchObject({ kind: 'accepted' });
  });

  it('takes a refusal as a sign of life, and a lost answer as none', async () => {
    gateway.pushes = [
      { kind: 'unknown', detail: 'no answer within 10000 ms' },
      { kind: 'rejected', code: '400.002.02', detail: '' },
      { kind: 'unknown', detail: 'no answer within 10000 ms' },
    ];
    for (let i = 0; i < 3; i++) await guarded.initiate(REQUEST);
    expect(guarded.outageSinceMs).toBeNull();
    gateway.statement = null;
    await guarded.list(0, 1);
    expect(guarded.outageSinceMs).not.toBeNull();
  });
});
