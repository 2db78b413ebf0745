import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningBox, SETUP_PIN, until } from '../support/running-box.ts';

/** Values that must never be read again after they went in, wherever the box speaks. */
const CANARY = {
  MLANGO_AFRICASTALKING_API_KEY: 'canary-at-key-8c1f02d7',
  MLANGO_SMS_HTTP_API_KEY: 'canary-http-key-77b0e3a1',
  MLANGO_RELAY_SECRET: 'canary-relay-secret-55d0-0123456789abcdef',
};
const STORED = 'canary-stored-key-1f9e4b60';

describe('secrets of providers', () => {
  let box: RunningBox;
  const heard: string[] = [];

  beforeAll(async () => {
    box = await RunningBox.prepare({
      ...CANARY,
      // Nobody listens on port 9: every send and every poll of the relay fails, and is reported.
      MLANGO_AFRICASTALKING_BASE_URL: 'http://127.0.0.1:9',
      MLANGO_AFRICASTALKING_USERNAME: 'mlango',
      MLANGO_SMS_HTTP_URL: 'http://127.0.0.1:9/api/services',
      MLANGO_SMS_HTTP_PARTNER_ID: '123',
      MLANGO_SMS_HTTP_SENDER_ID: 'MLANGO',
      MLANGO_RELAY_URL: 'http://127.0.0.1:9',
      MLANGO_LOG_LEVEL: 'trace',
    });
    await box.start();
  });
  afterAll(async () => {
    await box?.dispose();
  });

  const say = async (...args: string[]) => {
    const { out, err } = await box.cli(args);
    heard.push(out, err);
  };

  it('are in no log, error, answer, audit row, export or metric', async () => {
    const body = {
      ...{ pin: SETUP_PIN, ownerName: 'Amina', username: 'amina', demoPlans: true },
      ...{ password: 'a long enough secret', businessName: 'Duka', currency: 'KES' },
      timeZone: 'Africa/Nairobi',
    };
    const setup = await fetch(`${box.adminUrl}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const cookie = setup.headers.get('set-cookie')?.split(';')[0] ?? '';
    await say('settings', 'set', 'sms.africastalking.apiKey', STORED);
    await say('settings', 'get');
    await say('sms', 'providers');
    await say('sms', 'test', '--to', '0712345670');
    await say('sms', 'test', '--to', '0712345670', '--provider', 'http');
    await say('doctor');
    await say('export', 'audit');
    const [plan] = await box.json<{ id: string }[]>('plan', 'list');
    const order = { id: crypto.randomUUID(), planId: plan?.id, phone: '0712345670' };
    await box.post('/api/v1/portal/purchases', order);
    const message = await until(async () => {
      const list = await box.json<{ id: string; attempts: number }[]>('message', 'list');
      return list.find(({ attempts }) => attempts >= 2) ?? null;
    });
    await say('message', 'show', message.id, '--json');
    await say('message', 'list', '--json');
    await say('alarm', 'list', '--json');
    for (const path of [
      'settings',
      'sms-providers',
      'health',
      'messages',
      'alarms',
      'openapi.json',
    ]) {
      const response = await fetch(`${box.adminUrl}/api/v1/${path}`, { headers: { cookie } });
      heard.push(await response.text());
    }
    heard.push(await (await fetch(`${box.adminUrl}/metrics`)).text(), box.output);
    const all = heard.join('\n');
    expect(all).toContain('africastalking');
    expect(all).toContain('SMS not accepted');
    expect(all).toContain('The relay cannot be reached');
    for (const secret of [...Object.values(CANARY), STORED]) expect(all).not.toContain(secret);
  });
});
