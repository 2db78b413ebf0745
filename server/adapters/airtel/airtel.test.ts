import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AirtelSimulator, startAirtelSimulator } from '../../../test/simulators/airtel.ts';
import { recordingLog } from '../../../test/support/doubles.ts';
import type { PaymentProvider, PromptRequest } from '../../ports/gateways.ts';
import { systemClock } from '../system/clock.ts';
import { systemRandom } from '../system/random.ts';
import { createAirtel } from './airtel.ts';

const SECRET = 'a-client-secret-of-airtel';
const request = (phone: string): PromptRequest => ({
  ...{ phone, amountCents: 2_000, reference: 'MLTEST', description: 'Wi-Fi' },
  callbackUrl: 'https://wifi.example/hooks/x',
});

describe('Airtel Money', () => {
  let simulator: AirtelSimulator;
  let airtel: PaymentProvider;
  let offsetMs: number;
  let tokensExpire: boolean;
  const lines: string[] = [];

  beforeEach(async () => {
    offsetMs = 0;
    tokensExpire = false;
    lines.length = 0;
    const real = systemClock();
    const clock = { ...real, now: () => real.now() + offsetMs };
    const expireTokens = () => {
      const now = tokensExpire;
      tokensExpire = false;
      return now;
    };
    simulator = await startAirtelSimulator({ clock, random: systemRandom, expireTokens });
    const credentials = { clientId: 'client', clientSecret: SECRET };
    airtel = createAirtel(
      {
        ...{ ...credentials, baseUrl: simulator.baseUrl },
        ...{ country: 'KE', currency: 'KES', requestTimeoutMs: 5_000 },
      },
      { clock, random: systemRandom, log: recordingLog(lines), simulated: true },
    );
  });
  afterEach(() => simulator.close());

  const pushed = async (phone: string) => {
    const outcome = await airtel.initiate(request(phone));
    return 'checkoutId' in outcome && outcome.checkoutId ? outcome.checkoutId : expect.fail();
  };

  it('asks the phone without the code of its country, in whole units', async () => {
    expect(await airtel.initiate(request('254733000000'))).toMatchObject({ kind: 'accepted' });
    expect(simulator.transactions()).toMatchObject([{ msisdn: '733000000', amount: 20 }]);
  });

  it('is pending until it is paid, and then has a receipt', async () => {
    const id = await pushed('254733000000');
    expect(await airtel.query(id)).toEqual({ kind: 'pending' });
    offsetMs = 3_000;
    const paid = await airtel.query(id);
    expect(paid).toMatchObject({ kind: 'paid', receipt: expect.any(String) });
    expect(airtel.knowsReceipt(paid.kind === 'paid' ? String(paid.receipt) : '')).toBe(true);
    expect(airtel.knowsReceipt('SKJ4H7K2LM')).toBe(false);
  });

  it.each([
    ['254733000001', 'cancelled'],
    ['254733000002', 'wrong_pin'],
    ['254733000003', 'insufficient_funds'],
  ])('says of %s why it failed: %s', async (phone, reason) => {
    const id = await pushed(phone);
    offsetMs = 3_000;
    const outcome = await airtel.query(id);
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    expect(airtel.explain(outcome.code)).toMatchObject({ reason, terminal: true });
  });

  it('finds the payment of a push whose answer was lost by the id of its own', async () => {
    const outcome = await airtel.initiate(request('254733000006'));
    expect(outcome).toMatchObject({ kind: 'unknown', checkoutId: expect.any(String) });
    offsetMs = 3_000;
    const id = outcome.kind === 'unknown' ? String(outcome.checkoutId) : '';
    expect(await airtel.query(id)).toMatchObject({ kind: 'paid' });
  });

  it('asks with a new token when the old one is refused, and only once', async () => {
    const id = await pushed('254733000000');
    tokensExpire = true;
    expect(await airtel.query(id)).toEqual({ kind: 'pending' });
  });

  it('has said nothing of a payment that it does not know', async () => {
    expect(await airtel.query('never-heard')).toMatchObject({ kind: 'no_answer', reached: true });
  });

  it('sends money back once', async () => {
    const id = await pushed('254733000000');
    offsetMs = 3_000;
    const paid = await airtel.query(id);
    const receipt = paid.kind === 'paid' ? String(paid.receipt) : '';
    const back = { receipt, amountCents: 2_000, remarks: '', resultUrl: '' };
    expect(await airtel.refund(back)).toMatchObject({ kind: 'done' });
    expect(await airtel.refund(back)).toMatchObject({ kind: 'rejected' });
  });

  it('that is not there never says that it was sent, and tells no secret', async () => {
    await simulator.close();
    const outcome = await airtel.initiate(request('254733000000'));
    expect(outcome).toMatchObject({ kind: 'not_sent' });
    expect(JSON.stringify(outcome) + lines.join('')).not.toContain(SECRET);
  });
});
