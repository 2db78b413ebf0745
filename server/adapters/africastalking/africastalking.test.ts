import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AfricasTalkingSimulator,
  startAfricasTalkingSimulator,
} from '../../../test/simulators/africastalking.ts';
import { countingRandom, recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { type AfricasTalkingConfig, createAfricasTalking } from './africastalking.ts';

const API_KEY = 'canary-api-key-7d1f';

describe("Africa's Talking", () => {
  let clock: VirtualClock;
  let simulator: AfricasTalkingSimulator;
  let extra: Server | null;
  const heard: string[] = [];

  beforeEach(async () => {
    clock = new VirtualClock();
    heard.length = 0;
    extra = null;
    simulator = await startAfricasTalkingSimulator({
      clock,
      random: countingRandom(),
      log: recordingLog(heard),
      apiKey: API_KEY,
    });
  });

  afterEach(async () => {
    extra?.closeAllConnections();
    extra?.close();
    await simulator.close();
    expect(heard.join('\n')).not.toContain(API_KEY);
  });

  function gateway(changes: Partial<AfricasTalkingConfig> = {}) {
    const baseUrl = simulator.baseUrl;
    const config = { baseUrl, username: 'mlango', apiKey: API_KEY, senderId: null };
    return createAfricasTalking(
      { ...config, timeoutMs: 10_000, ...changes },
      { clock, log: recordingLog(heard), simulated: true },
    );
  }

  const send = (to: string, changes: Partial<AfricasTalkingConfig> = {}) =>
    gateway(changes).send({ to, text: 'Your code: K7P2Q-9XW4D' });

  it('sends one message and returns its id, parts and cost in cents', async () => {
    expect(await send('+254712345670', { senderId: 'MLANGO' })).toEqual({
      kind: 'accepted',
      providerId: expect.stringMatching(/^ATXid_/),
      parts: 1,
      costCents: 80,
    });
    expect(simulator.messages()).toMatchObject([{ to: '+254712345670', from: 'MLANGO' }]);
    expect(clock.pending, 'the simulator plans two reports, the deadline is gone').toBe(2);
  });

  it('takes HTTP 200 for what it is: the message went out', async () => {
    expect((await send('+254712349010')).kind).toBe('accepted');
    expect(simulator.messages()).toHaveLength(1);
  });

  it('takes an answer without recipients for a refusal', async () => {
    const outcome = await send('+254712349000');
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'no_recipient', refusal: 'gateway' });
  });

  it.each([
    ['401', 'other'],
    ['402', 'sender'],
    ['403', 'number'],
    ['404', 'number'],
    ['405', 'balance'],
    ['406', 'blacklisted'],
    ['407', 'route'],
    ['409', 'do_not_disturb'],
    ['500', 'gateway'],
    ['501', 'gateway'],
    ['502', 'other'],
  ])('status %s is a refusal: %s', async (code, refusal) => {
    const outcome = await send(`+25471234${code}0`);
    expect(outcome).toMatchObject({ kind: 'rejected', code, refusal });
  });

  it('understands a plain-text 401 as wrong credentials', async () => {
    const outcome = await send('+254712345670', { apiKey: 'another-key-entirely' });
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'http_401', refusal: 'credentials' });
  });

  it('does not know whether a message behind a 5xx or a lost answer went out', async () => {
    expect((await send('+254712349040')).kind).toBe('unknown');
    expect((await send('+254712349020')).kind).toBe('unknown');
  });

  it('gives up at its deadline without knowing', async () => {
    const sending = send('+254712349030', { timeoutMs: 10_000 });
    const done = sending.then(() => true);
    await clock.advanceUntil(() => simulator.messages().length === 1, { stepMs: 1 });
    await clock.advanceAsync(10_000);
    expect(await done).toBe(true);
    expect(await sending).toEqual({ kind: 'unknown', detail: 'no answer within 10000 ms' });
  });

  it('knows that nothing left when nobody listens', async () => {
    const { baseUrl } = simulator;
    await simulator.close();
    const outcome = await send('+254712345670', { baseUrl });
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'not_sent', refusal: 'not_sent' });
  });

  it.each(['0712345670', '254712345670', '+', '', '+254712345670,+254712345671', '+99912345678'])(
    'refuses %j before anything is sent',
    async (to) => {
      expect(await send(to)).toMatchObject({ kind: 'rejected', code: '403', refusal: 'number' });
      expect(simulator.messages()).toHaveLength(0);
    },
  );

  it('keeps clients apart although the package shares one address per process', async () => {
    const other = await startAfricasTalkingSimulator({
      clock,
      random: countingRandom(),
      log: recordingLog(heard),
    });
    const first = gateway();
    const second = gateway({ baseUrl: `${other.baseUrl}/`, username: 'sandbox' });
    await Promise.all([
      first.send({ to: '+254712345670', text: 'one' }),
      second.send({ to: '+254712345671', text: 'two' }),
      first.send({ to: '+254712345672', text: 'three' }),
    ]);
    expect(simulator.messages()).toHaveLength(2);
    expect(other.messages()).toHaveLength(1);
    await other.close();
  });

  it('tells the balance in cents, and why when it cannot', async () => {
    const { balance } = gateway();
    expect(await balance?.()).toEqual({ kind: 'known', balanceCents: 100_000 });
    await send('+254712345670');
    expect(await balance?.()).toEqual({ kind: 'known', balanceCents: 99_920 });
    const stranger = await gateway({ apiKey: 'another-key-entirely' }).balance?.();
    expect(stranger).toMatchObject({ kind: 'unknown', detail: expect.stringContaining('401') });
  });

  it('never lets the key out, even when the provider repeats it', async () => {
    extra = createServer((request, response) => {
      response.writeHead(400).end(`bad key ${request.headers.apikey}`);
    });
    await new Promise<void>((resolve) => extra?.listen(0, '127.0.0.1', () => resolve()));
    const { port } = extra.address() as AddressInfo;
    const outcome = await send('+254712345670', { baseUrl: `http://127.0.0.1:${port}` });
    expect(outcome).toMatchObject({ kind: 'rejected', detail: 'HTTP 400 bad key [secret]' });
  });
});
