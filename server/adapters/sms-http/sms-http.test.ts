import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SmsHttpSimulator, startSmsHttpSimulator } from '../../../test/simulators/sms-http.ts';
import { recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { readBalance, readSendAnswer } from './answer.ts';
import { createSmsHttp } from './sms-http.ts';

const API_KEY = 'canary-http-key-51ab';

describe('the JSON interface of TextSMS, Celcom and Advanta', () => {
  let clock: VirtualClock;
  let simulator: SmsHttpSimulator;
  const heard: string[] = [];

  beforeEach(async () => {
    clock = new VirtualClock();
    heard.length = 0;
    simulator = await startSmsHttpSimulator({ clock, apiKey: API_KEY });
  });
  afterEach(async () => {
    await simulator.close();
    expect(heard.join('\n')).not.toContain(API_KEY);
  });

  const gateway = (change: object = {}) =>
    createSmsHttp(
      {
        ...{ baseUrl: simulator.baseUrl, apiKey: API_KEY, partnerId: '123' },
        ...{ shortcode: 'MLANGO', timeoutMs: 10_000, ...change },
      },
      { clock, log: recordingLog(heard), simulated: true },
    );
  const send = (to: string, change: object = {}) =>
    gateway(change).send({ to, text: 'Your code: K7P2Q-9XW4D' });

  it('takes the answer by the key as it is really spelled', async () => {
    expect(await send('+254712345678')).toEqual({
      ...{ kind: 'accepted', providerId: '8290842', parts: 1, costCents: null },
    });
    expect(simulator.messages()).toMatchObject([{ to: '254712345678', from: 'MLANGO' }]);
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['402', '1001', 'sender'],
    ['403', '1003', 'number'],
    ['405', '1004', 'balance'],
    ['407', '1002', 'route'],
    ['500', '1005', 'gateway'],
  ])('a number with %s is refused by %s: %s', async (digits, code, refusal) => {
    const outcome = await send(`+25471234${digits}0`);
    expect(outcome).toMatchObject({ kind: 'rejected', code, refusal });
  });

  it('says that its key is wrong, an answer that has no list', async () => {
    const outcome = await send('+254712345678', { apiKey: 'another-key' });
    expect(outcome).toMatchObject({ kind: 'rejected', code: '1006', refusal: 'credentials' });
  });

  it('does not know whether a message behind a 5xx or a lost answer went out', async () => {
    expect((await send('+254712349040')).kind).toBe('unknown');
    expect((await send('+254712349020')).kind).toBe('unknown');
  });

  it('gives up at its deadline without knowing', async () => {
    const sending = send('+254712349030');
    await clock.advanceUntil(() => simulator.messages().length === 1, { stepMs: 1 });
    await clock.advanceAsync(10_000);
    expect(await sending).toEqual({ kind: 'unknown', detail: 'no answer within 10000 ms' });
  });

  it('knows that nothing left when nobody listens', async () => {
    await simulator.close();
    expect(await send('+254712345678')).toMatchObject({ kind: 'rejected', refusal: 'not_sent' });
  });

  it('tells its credit in cents', async () => {
    await send('+254712345678');
    expect(await gateway().balance?.()).toEqual({ kind: 'known', balanceCents: 49_900 });
    expect(await gateway({ apiKey: 'wrong-key' }).balance?.()).toMatchObject({ kind: 'unknown' });
  });

  it('survives any answer', () => {
    const clean = (text: string) => text;
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 100, max: 599 }), (value, status) => {
        for (const body of [JSON.stringify(value), JSON.stringify({ responses: [value] })]) {
          expect(readSendAnswer({ status, body }, 1, clean).kind).not.toBe('accepted');
          expect(readBalance({ status, body }, clean).kind).toBe('unknown');
        }
      }),
    );
  });
});
