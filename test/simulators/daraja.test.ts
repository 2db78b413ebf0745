import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countingRandom, recordingLog } from '../support/doubles.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import {
  type DarajaSimulator,
  type DarajaSimulatorOptions,
  startDarajaSimulator,
} from './daraja.ts';

type Heard = { url: string; body: Record<string, unknown>; atMs: number };

const CALLBACK = 'http://127.0.0.1:9/hooks/00';

describe('Daraja simulator', () => {
  let clock: VirtualClock;
  let simulator: DarajaSimulator;
  let heard: Heard[];
  let folder: string;

  const start = (changes: Partial<DarajaSimulatorOptions> = {}) =>
    startDarajaSimulator({
      clock,
      random: countingRandom(),
      log: recordingLog([]),
      callbackFetch: async (url, init) => {
        const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
        heard.push({ url: String(url), body, atMs: clock.now() - startMs });
        return new Response('{"ResultCode":0}');
      },
      ...changes,
    });

  let startMs = 0;
  beforeEach(async () => {
    clock = new VirtualClock();
    startMs = clock.now();
    heard = [];
    folder = mkdtempSync(join(tmpdir(), 'daraja-'));
    simulator = await start();
  });

  afterEach(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true });
  });

  async function call(path: string, body: object, on = simulator) {
    const basic = Buffer.from('key:secret').toString('base64');
    const oauth = await fetch(`${on.baseUrl}/oauth/v1/generate?grant_type=client_credentials`, {
      headers: { authorization: `Basic ${basic}` },
    });
    const { access_token } = (await oauth.json()) as { access_token: string };
    const response = await fetch(on.baseUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  }

  function signed() {
    const nairobi = new Date(clock.now() + 3 * 3600_000).toISOString().replace(/\D/g, '');
    const Timestamp = nairobi.slice(0, 14);
    const Password = Buffer.from(`174379passkey${Timestamp}`).toString('base64');
    return { BusinessShortCode: '174379', Timestamp, Password };
  }

  const order = (phone: string) => ({
    ...signed(),
    TransactionType: 'CustomerPayBillOnline',
    Amount: 20,
    PartyA: phone,
    PartyB: '174379',
    PhoneNumber: phone,
    CallBackURL: CALLBACK,
    AccountReference: 'REF1',
    TransactionDesc: 'Wi-Fi',
  });

  const push = (phone: string, changes: object = {}, on = simulator) =>
    call('/mpesa/stkpush/v1/processrequest', { ...order(phone), ...changes }, on);
  const query = async (id: string, on = simulator) => {
    const body = { ...signed(), CheckoutRequestID: id };
    const answer = await call('/mpesa/stkpushquery/v1/query', body, on);
    return answer.ResultCode ?? answer.errorMessage;
  };
  const codes = () =>
    heard.map(({ body, atMs }) => {
      const { Body } = body as { Body: { stkCallback: { ResultCode: number | string } } };
      return `${Body.stkCallback.ResultCode} at ${atMs}`;
    });

  it.each([
    ['0', ['0 at 2000'], 1],
    ['1', ['1032 at 2000'], 0],
    ['2', ['2001 at 2000'], 0],
    ['3', ['1 at 2000'], 0],
    ['4', ['1037 at 2000'], 0],
    ['5', [], 1],
    ['7', ['0 at 2000', '0 at 4000'], 2],
    ['8', ['1019 at 60000'], 0],
    ['9', ['0 at 12000'], 1],
  ])('a number ending in %s gives the callbacks %j', async (digit, callbacks, payments) => {
    await push(`25471234567${digit}`);
    await clock.advanceAsync(120_000);
    expect(codes()).toEqual(callbacks);
    expect(simulator.transactions()).toHaveLength(payments);
    expect(new Set(simulator.transactions().map(({ receipt }) => receipt)).size).toBe(payments);
  });

  it('a number ending in 6 loses the answer of the push and calls back all the same', async () => {
    await expect(push('254712345676')).rejects.toThrow();
    await clock.advanceAsync(2000);
    expect(codes()).toEqual(['0 at 2000']);
  });

  it('a number ending in 9 is said to have failed until the callback', async () => {
    const { CheckoutRequestID: id = '' } = await push('254712345679');
    expect(await query(id)).toBe('4999');
    await clock.advanceAsync(8000);
    expect(simulator.transactions()).toHaveLength(1);
    expect(await query(id)).toBe('1037');
    await clock.advanceAsync(4000);
    expect(await query(id)).toBe('0');
  });

  it.each([
    [{ Timestamp: '20260301120000' }, '400.002.02', 'Invalid Timestamp'],
    [{ Password: 'bm9uc2Vuc2U=' }, '500.001.1001', 'Wrong credentials'],
    [{ Amount: 0 }, '400.002.02', 'Invalid Amount'],
    [{ Amount: 1.5 }, '400.002.02', 'Invalid Amount'],
    [{ PhoneNumber: '0712345670' }, '400.002.02', 'Invalid PhoneNumber'],
    [{ CallBackURL: 'https://x.example/mpesa' }, '400.002.02', 'Invalid CallBackURL'],
    [{ AccountReference: 'x'.repeat(13) }, '400.002.02', 'Invalid AccountReference'],
    [{ TransactionDesc: 'x'.repeat(14) }, '400.002.02', 'Invalid TransactionDesc'],
  ])('refuses %j with %s', async (changes, errorCode, message) => {
    const answer = await push('254712345670', changes);
    expect(answer).toMatchObject({ errorCode, errorMessage: expect.stringContaining(message) });
  });

  it('ends with 2028 or SFC_IC0003 when PartyB does not fit the kind of sale', async () => {
    await push('254712345670', { PartyB: '600000' });
    await push('254712345680', { TransactionType: 'CustomerBuyGoodsOnline' });
    await clock.advanceAsync(2000);
    expect(codes()).toEqual(['2028 at 2000', 'SFC_IC0003 at 2000']);
  });

  it('drops, repeats, delays and reorders callbacks as scripted', async () => {
    const scripts: number[][] = [[], [0, 0], [5000], [100]];
    simulator.script.onCallback = () => scripts.shift() ?? [0];
    for (const middle of ['1', '2', '3', '4']) await push(`2547123456${middle}0`);
    await clock.advanceAsync(10_000);
    expect(codes()).toEqual(['0 at 2000', '0 at 2000', '0 at 2100', '0 at 7000']);
  });

  it('goes on with pending payments after its process died', async () => {
    const stateFile = join(folder, 'money.json');
    const first = await start({ stateFile });
    const { CheckoutRequestID: id = '' } = await push('254712345670', {}, first);
    await first.close();
    await clock.advanceAsync(30_000);
    expect(heard).toEqual([]);
    const second = await start({ stateFile });
    await clock.advanceAsync(2000);
    expect(codes()).toEqual(['0 at 32000']);
    expect(await query(id, second)).toBe('0');
    await second.close();
    const third = await start({ stateFile });
    await clock.advanceAsync(60_000);
    expect(heard).toHaveLength(1);
    expect(third.transactions()).toHaveLength(1);
    await third.close();
  });

  it('refuses to start on a file that is not its own', async () => {
    const stateFile = join(folder, 'money.json');
    writeFileSync(stateFile, '{}');
    await expect(start({ stateFile })).rejects.toThrow('move it away');
  });

  it('lists the money of the last 48 hours by pull, two levels deep', async () => {
    await push('254712345675');
    await clock.advanceAsync(2000);
    const pull = (StartDate: string, EndDate: string) =>
      call('/pulltransactions/v1/query', {
        ShortCode: '174379',
        StartDate,
        EndDate,
        OffSetValue: '0',
      });
    const found = await pull('2026-03-01 0:00:00', '2026-03-02 00:00:00');
    const { receipt } = simulator.transactions()[0] ?? {};
    expect(found.Response).toMatchObject([[{ transactionId: receipt, amount: '20.00' }]]);
    const none = await pull('2026-02-01 00:00:00', '2026-02-02 00:00:00');
    expect(none.ResponseCode).toBe('1001');
  });

  it('confirms money paid by hand to the registered address, unless validation refuses', async () => {
    await call('/mpesa/c2b/v2/registerurl', {
      ShortCode: '174379',
      ResponseType: 'Completed',
      ConfirmationURL: 'http://127.0.0.1:9/confirm',
      ValidationURL: 'http://127.0.0.1:9/validate',
    });
    const payment = { ShortCode: '174379', Amount: 20, Msisdn: '254712345670' };
    await call('/mpesa/c2b/v2/simulate', { ...payment, BillRefNumber: 'REF1' });
    await clock.settle();
    expect(heard.map(({ url }) => new URL(url).pathname)).toEqual(['/validate', '/confirm']);
    expect(heard[1]?.body).toMatchObject({ TransAmount: '20.00', MSISDN: '2547 ***** 670' });
  });
});
