import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countingRandom, recordingLog } from '../support/doubles.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { type AfricasTalkingSimulator, startAfricasTalkingSimulator } from './africastalking.ts';

describe("Africa's Talking simulator", () => {
  let clock: VirtualClock;
  let simulator: AfricasTalkingSimulator;
  let reports: string[];

  beforeEach(async () => {
    clock = new VirtualClock();
    reports = [];
    simulator = await startAfricasTalkingSimulator({
      clock,
      random: countingRandom(),
      log: recordingLog([]),
      balanceCents: 170,
      senderIds: ['MLANGO'],
      callbackFetch: async (_url, init) => {
        reports.push(new URLSearchParams(String(init?.body)).get('status') ?? '');
        return new Response('');
      },
    });
    simulator.setDeliveryReportUrl('http://127.0.0.1:9/hooks/sms/00');
  });

  afterEach(() => simulator.close());

  const send = (to: string, more: Record<string, string> = {}) =>
    fetch(`${simulator.baseUrl}/version1/messaging`, {
      method: 'POST',
      headers: { apikey: 'key' },
      body: new URLSearchParams({ username: 'mlango', to, message: 'hello', ...more }),
    });

  it('answers 201 and reports the delivery', async () => {
    const response = await send('+254712345670', { from: 'MLANGO' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      SMSMessageData: {
        Message: 'Sent to 1/1 Total Cost: KES 0.8000',
        Recipients: [{ statusCode: 101, number: '+254712345670', cost: 'KES 0.8000' }],
      },
    });
    await clock.advanceAsync(2000);
    expect(reports).toEqual(['Sent', 'Success']);
  });

  it('reports a failure, or nothing, where the number says so', async () => {
    await send('+254712349060');
    await send('+254712349050');
    await clock.advanceAsync(5000);
    expect(reports).toEqual(['Sent', 'Failed']);
  });

  it('runs out of money', async () => {
    await send('+254712345670');
    await send('+254712345671');
    const third = await send('+254712345672');
    expect(JSON.stringify(await third.json())).toContain('InsufficientBalance');
  });

  it('refuses a sender it does not know with an answer without recipients', async () => {
    const response = await send('+254712345670', { from: 'OTHER' });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      SMSMessageData: { Message: 'InvalidSenderId', Recipients: [] },
    });
  });

  it('answers a missing key in plain text', async () => {
    const response = await fetch(`${simulator.baseUrl}/version1/messaging`, { method: 'POST' });
    expect([response.status, await response.text()]).toEqual([
      401,
      'The supplied authentication is invalid',
    ]);
  });

  it('shows its outbox', async () => {
    await send('+254712345670');
    const response = await fetch(`${simulator.baseUrl}/simulator/messages`);
    expect(await response.json()).toMatchObject({ messages: [{ text: 'hello', parts: 1 }] });
  });
});
