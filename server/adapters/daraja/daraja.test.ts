import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DarajaSimulator,
  type DarajaSimulatorOptions,
  startDarajaSimulator,
} from '../../../test/simulators/daraja.ts';
import { countingRandom, recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import type { PromptRequest } from '../../ports/gateways.ts';
import { createDaraja, type DarajaConfig } from './daraja.ts';

const SECRETS = {
  consumerKey: 'canary-consumer-key',
  consumerSecret: 'canary-consumer-secret',
  passkey: 'canary-passkey-bfb279f9',
};
const PUSH = '/mpesa/stkpush/v1/processrequest';
const QUERY = '/mpesa/stkpushquery/v1/query';

const REQUEST: PromptRequest = {
  phone: '254712345670',
  amountCents: 2000,
  reference: 'WIFI7K2P',
  description: 'Wi-Fi',
  callbackUrl: 'http://127.0.0.1:9/hooks/daraja/stk/0123456789abcdef',
};

describe('Daraja', () => {
  let clock: VirtualClock;
  let simulator: DarajaSimulator;
  let bodies: Record<string, unknown>[];
  const log: string[] = [];

  async function simulate(changes: Partial<DarajaSimulatorOptions> = {}) {
    simulator = await startDarajaSimulator({
      clock,
      random: countingRandom(),
      log: recordingLog([]),
      credentials: SECRETS,
      passkey: SECRETS.passkey,
      shortcode: '174379',
      callbackFetch: async () => new Response('{}'),
      ...changes,
    });
    simulator.script.onRequest = ({ path, body }) => {
      if (path.startsWith('/mpesa')) bodies.push(JSON.parse(body));
      return null;
    };
  }

  beforeEach(async () => {
    clock = new VirtualClock(Date.UTC(2026, 1, 28, 22, 30, 5));
    bodies = [];
    log.length = 0;
    await simulate();
  });

  afterEach(async () => {
    await simulator.close();
    const said = log.join('\n');
    for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret);
  });

  function gateway(changes: Partial<DarajaConfig> = {}) {
    const { baseUrl } = simulator;
    const merchant = { shortcode: '174379', till: null, type: 'paybill' as const, initiator: null };
    return createDaraja(
      {
        baseUrl,
        ...SECRETS,
        ...merchant,
        requestsPerSecond: 1e9,
        requestTimeoutMs: 30_000,
        ...changes,
      },
      { clock, log: recordingLog(log), simulated: true },
    );
  }

  it('pushes to a paybill with PartyB equal to the shortcode and the time of Nairobi', async () => {
    const outcome = await gateway().initiate(REQUEST);
    expect(outcome).toMatchObject({
      kind: 'accepted',
      checkoutId: expect.stringMatching(/^ws_CO_/),
    });
    const timestamp = '20260301013005';
    expect(bodies[0]).toEqual({
      BusinessShortCode: '174379',
      Password: Buffer.from(`174379${SECRETS.passkey}${timestamp}`).toString('base64'),
      Timestamp: timestamp,
      TransactionType: 'CustomerPayBillOnline',
      Amount: 20,
      PartyA: '254712345670',
      PartyB: '174379',
      PhoneNumber: '254712345670',
      CallBackURL: REQUEST.callbackUrl,
      AccountReference: 'WIFI7K2P',
      TransactionDesc: 'Wi-Fi',
    });
  });

  it('pushes to a till with PartyB the till and the store number as shortcode', async () => {
    await gateway({ type: 'till', till: '5678901' }).initiate(REQUEST);
    expect(bodies[0]).toMatchObject({
      BusinessShortCode: '174379',
      PartyB: '5678901',
      TransactionType: 'CustomerBuyGoodsOnline',
    });
  });

  it('refuses to exist as a till without a till number', () => {
    expect(() => gateway({ type: 'till', till: null })).toThrow('till number');
  });

  it('reads 4999 and "being processed" as pending, then paid, with no receipt to show', async () => {
    const daraja = gateway();
    const accepted = await daraja.initiate(REQUEST);
    const id = accepted.kind === 'accepted' ? accepted.checkoutId : '';
    expect(await daraja.query(id)).toEqual({ kind: 'pending' });
    expect(await daraja.query(id)).toEqual({ kind: 'pending' });
    await clock.advanceAsync(2000);
    expect(await daraja.query(id)).toEqual({ kind: 'paid', receipt: null, amountCents: null });
  });

  it.each([
    ['254712345671', '1032'],
    ['254712345672', '2001'],
    ['254712345673', '1'],
    ['254112345674', '1037'],
  ])('hears of %s that the payment failed with %s', async (phone, code) => {
    const daraja = gateway();
    const accepted = await daraja.initiate({ ...REQUEST, phone });
    await clock.advanceAsync(2000);
    const id = accepted.kind === 'accepted' ? accepted.checkoutId : '';
    expect(await daraja.query(id)).toMatchObject({ kind: 'failed', code });
  });

  it('takes "does not exist" for no answer: it is said of known ids too', async () => {
    expect(await gateway().query('ws_CO_nothing')).toMatchObject({ kind: 'no_answer' });
  });

  it('calls a push whose answer was lost unknown, although it ran', async () => {
    const outcome = await gateway().initiate({ ...REQUEST, phone: '254712345676' });
    expect(outcome.kind).toBe('unknown');
    expect(simulator.prompts()).toHaveLength(1);
  });

  it('calls a push without an answer in time unknown, and leaves no timer behind', async () => {
    const daraja = gateway();
    await daraja.query('warms-the-token');
    let reached = false;
    simulator.script.onRequest = () => {
      reached = true;
      return 'hang_before';
    };
    const pushing = daraja.initiate(REQUEST);
    await clock.advanceUntil(() => reached, { stepMs: 1 });
    await clock.advanceAsync(30_000);
    expect(await pushing).toEqual({ kind: 'unknown', detail: 'no answer within 30000 ms' });
    expect(clock.pending).toBe(0);
  });

  it('knows that nothing left when nobody listens, or the token never came', async () => {
    const daraja = gateway();
    await daraja.query('warms-the-token');
    const tokenless = gateway();
    await simulator.close();
    expect((await daraja.initiate(REQUEST)).kind).toBe('not_sent');
    expect((await tokenless.initiate(REQUEST)).kind).toBe('not_sent');
    const nowhere = gateway({ baseUrl: 'http://daraja.invalid' });
    expect((await nowhere.initiate(REQUEST)).kind).toBe('not_sent');
  });

  it.each([
    ['html_403', 'not_sent'],
    ['spike_arrest', 'not_sent'],
    ['http_500', 'unknown'],
    ['empty_error', 'unknown'],
    ['broken_json', 'unknown'],
    ['drop_before', 'unknown'],
    ['drop_after', 'unknown'],
    ['echo', 'rejected'],
  ] as const)('a push answered by %s is %s, and such a query is no answer', async (fault, kind) => {
    const daraja = gateway();
    simulator.script.onRequest = ({ path }) => (path === PUSH || path === QUERY ? fault : null);
    expect((await daraja.initiate(REQUEST)).kind).toBe(kind);
    expect((await daraja.query('ws_CO_1')).kind).toBe('no_answer');
  });

  it('passes on the words of a refusal, without secrets or whole numbers in them', async () => {
    const daraja = gateway();
    simulator.script.onRequest = ({ path }) => (path === PUSH ? 'echo' : null);
    const outcome = await daraja.initiate(REQUEST);
    const said = JSON.stringify(outcome) + log.join('\n');
    expect(said).toContain('Bad Request');
    expect(said).toContain('[secret]');
    expect(said).not.toContain('254712345670');
  });

  it('rejects with the operator codes when merchant, passkey or key are wrong', async () => {
    const codeOf = async (changes: Partial<DarajaConfig>) => {
      const outcome = await gateway(changes).initiate(REQUEST);
      return outcome.kind === 'rejected' ? outcome.code : outcome.kind;
    };
    expect(await codeOf({ shortcode: '600000' })).toBe('merchant_unknown');
    expect(await codeOf({ passkey: 'wrong-passkey' })).toBe('wrong_credentials');
    expect(await codeOf({ consumerSecret: 'wrong-secret' })).toBe('400.008.01');
  });

  it('rejects a second prompt while the first still shows', async () => {
    const daraja = gateway();
    await daraja.initiate(REQUEST);
    const outcome = await daraja.initiate(REQUEST);
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'subscriber_locked' });
  });
});
