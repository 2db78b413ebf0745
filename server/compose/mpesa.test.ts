import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DarajaSimulator, startDarajaSimulator } from '../../test/simulators/daraja.ts';
import { recordingLog } from '../../test/support/doubles.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemRandom } from '../adapters/system/random.ts';
import { parseConfig } from '../config.ts';
import { mpesaSettings } from '../features/settings/mpesa.ts';
import { connectGateways, type Gateways } from './gateways.ts';

const PROMPT = {
  ...{ phone: '254712345670', amountCents: 2_000, reference: 'A', description: 'A' },
  callbackUrl: 'http://127.0.0.1:1/hooks/daraja/stk/aabbccddeeff0011',
};
const STORED = {
  'mpesa.consumerKey': 'key',
  'mpesa.consumerSecret': 'secret',
  'mpesa.shortcode': '600123',
  'mpesa.passkey': 'passkey',
};

describe('M-Pesa by stored settings', () => {
  let safaricom: DarajaSimulator;
  let stored: Record<string, string>;
  let gateways: Gateways | null = null;
  const tools = { clock: systemClock(), random: systemRandom, log: recordingLog([]) };
  const fallbacks = new Map(mpesaSettings.map(({ key, fallback }) => [key, fallback]));
  const settings = { value: (key: string) => stored[key] ?? fallbacks.get(key) ?? '' };

  beforeEach(async () => {
    stored = {};
    safaricom = await startDarajaSimulator({
      ...tools,
      shortcode: '600123',
      passkey: 'passkey',
      credentials: { consumerKey: 'key', consumerSecret: 'secret' },
    });
  });
  afterEach(async () => {
    await gateways?.close();
    await safaricom.close();
  });

  async function connect(env: Record<string, string> = {}): Promise<Gateways> {
    gateways = await connectGateways(
      parseConfig({
        ...{ MLANGO_SIMULATE: 'never', MLANGO_DARAJA_BASE_URL: safaricom.baseUrl },
        ...{ MLANGO_DARAJA_REQUESTS_PER_SECOND: '100', ...env },
      }),
      { ...tools, settings },
    );
    return gateways;
  }

  it('is taken up as soon as all of it is there, and given up when it is taken away', async () => {
    const { payments, rebuild, paymentsConfigured } = await connect();
    expect(paymentsConfigured()).toBe(false);
    expect(await payments.usual.initiate(PROMPT)).toMatchObject({ code: 'not_set_up' });
    stored = { ...STORED, 'mpesa.passkey': '' };
    rebuild();
    expect(paymentsConfigured()).toBe(false);
    stored = STORED;
    rebuild();
    expect(paymentsConfigured()).toBe(true);
    expect(await payments.usual.initiate(PROMPT)).toMatchObject({ kind: 'accepted' });
    stored = {};
    rebuild();
    expect(await payments.usual.initiate(PROMPT)).toMatchObject({ code: 'not_set_up' });
  });

  it('tells wrong credentials from a wrong passkey', async () => {
    stored = { ...STORED, 'mpesa.consumerSecret': 'wrong' };
    const { payments, rebuild } = await connect();
    expect(await payments.usual.initiate(PROMPT)).toMatchObject({ code: '400.008.01' });
    stored = { ...STORED, 'mpesa.passkey': 'wrong' };
    rebuild();
    expect(await payments.usual.initiate(PROMPT)).toMatchObject({ code: 'wrong_credentials' });
  });

  it('keeps its token while other settings change', async () => {
    stored = STORED;
    const { payments, rebuild } = await connect();
    await payments.usual.initiate(PROMPT);
    rebuild();
    expect(await payments.usual.initiate({ ...PROMPT, phone: '254712345680' })).toMatchObject({
      kind: 'accepted',
    });
    expect(safaricom.prompts()).toHaveLength(2);
  });

  it('gives way to the environment', async () => {
    stored = { ...STORED, 'mpesa.passkey': 'of the tablet' };
    const { payments } = await connect({
      ...{ MLANGO_DARAJA_CONSUMER_KEY: 'key', MLANGO_DARAJA_CONSUMER_SECRET: 'secret' },
      ...{ MLANGO_DARAJA_SHORTCODE: '600123', MLANGO_DARAJA_PASSKEY: 'passkey' },
    });
    expect(await payments.usual.initiate(PROMPT)).toMatchObject({ kind: 'accepted' });
  });
});
