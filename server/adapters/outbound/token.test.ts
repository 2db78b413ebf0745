import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DarajaSimulator, startDarajaSimulator } from '../../../test/simulators/daraja.ts';
import { countingRandom, recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { createDaraja } from '../daraja/daraja.ts';

const QUERY = '/mpesa/stkpushquery/v1/query';

describe('access tokens', () => {
  let clock: VirtualClock;
  let simulator: DarajaSimulator;

  beforeEach(async () => {
    clock = new VirtualClock();
    simulator = await startDarajaSimulator({
      clock,
      random: countingRandom(),
      log: recordingLog([]),
      callbackFetch: async () => new Response('{}'),
    });
  });

  afterEach(() => simulator.close());

  function gateway() {
    return createDaraja(
      {
        baseUrl: simulator.baseUrl,
        consumerKey: 'key',
        consumerSecret: 'secret',
        shortcode: '174379',
        passkey: 'passkey',
        till: null,
        type: 'paybill',
        initiator: null,
        requestsPerSecond: 1e9,
        requestTimeoutMs: 30_000,
      },
      { clock, log: recordingLog([]), simulated: true },
    );
  }

  async function queryAll(daraja: ReturnType<typeof gateway>, count: number) {
    const queries = Array.from({ length: count }, (_, index) => daraja.query(`ws_CO_${index}`));
    let left = count;
    for (const query of queries) void query.then(() => (left -= 1));
    await clock.advanceUntil(() => left === 0, { stepMs: 1 });
    return Promise.all(queries);
  }

  it('asks for one token under 50 concurrent calls', async () => {
    await queryAll(gateway(), 50);
    expect(simulator.tokensIssued()).toBe(1);
  });

  it('asks for one new token when 50 concurrent calls find theirs revoked', async () => {
    const daraja = gateway();
    await queryAll(daraja, 1);
    simulator.revokeTokens();
    simulator.setSingleToken(true);
    const outcomes = await queryAll(daraja, 50);
    expect(outcomes.every((one) => JSON.stringify(one).includes('does not Exist'))).toBe(true);
    expect(simulator.tokensIssued()).toBe(2);
  });

  it('refreshes once on an invalid token, then gives up', async () => {
    let queries = 0;
    simulator.script.onRequest = ({ path }) => {
      if (path !== QUERY) return null;
      queries += 1;
      return 'invalid_token';
    };
    const [outcome] = await queryAll(gateway(), 1);
    expect(outcome?.kind).toBe('no_answer');
    expect(queries).toBe(2);
    expect(simulator.tokensIssued()).toBe(2);
  });

  it('renews before the end of the token, not before every call', async () => {
    const daraja = gateway();
    await queryAll(daraja, 1);
    await clock.advanceAsync(3500 * 1000);
    await queryAll(daraja, 1);
    expect(simulator.tokensIssued()).toBe(1);
    await clock.advanceAsync(60 * 1000);
    await queryAll(daraja, 1);
    expect(simulator.tokensIssued()).toBe(2);
  });

  it('does not wait for a token for ever', async () => {
    simulator.script.onRequest = () => 'hang_before';
    const asking = gateway().query('ws_CO_1');
    let outcome: string | null = null;
    void asking.then(({ kind }) => {
      outcome = kind;
    });
    await clock.advanceUntil(() => outcome !== null, { stepMs: 1000 });
    expect(outcome).toBe('no_answer');
  });

  it('asks again after a failure to get one', async () => {
    const daraja = gateway();
    simulator.script.onRequest = () => 'http_500';
    expect((await queryAll(daraja, 1))[0]?.kind).toBe('no_answer');
    simulator.script.onRequest = null;
    expect(JSON.stringify((await queryAll(daraja, 1))[0])).toContain('does not Exist');
  });
});
