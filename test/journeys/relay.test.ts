import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRelay } from '../../deploy/relay/relay.mjs';
import type { PaymentView } from '../../server/contract/admin.ts';
import type { MessageView, SmsProviderView } from '../../server/contract/messages.ts';
import { RunningBox, until } from '../support/running-box.ts';
import { UssdPhone } from '../support/ussd-phone.ts';

const SECRET = 'a-secret-that-box-and-relay-share-0001';

/** The first poll would come after ten minutes: whatever is paid here was paid by a relayed callback. */
const POLL_SECONDS = '600';

describe('a box without a public address, behind a relay', () => {
  let folder: string;
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let box: RunningBox;
  let planId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-relay-'));
    relay = await startRelay({ secrets: [SECRET], file: join(folder, 'relay.jsonl') });
    box = await RunningBox.prepare({
      MLANGO_RELAY_URL: `http://127.0.0.1:${relay.port}`,
      MLANGO_RELAY_SECRET: SECRET,
      MLANGO_PAYMENT_POLL_SECONDS: POLL_SECONDS,
    });
    await box.start();
    const args = ['--name', '1 hour', '--price', '20', '--time', '3600'];
    ({ id: planId } = await box.json<{ id: string }>('plan', 'add', ...args));
  });
  afterAll(async () => {
    await box?.dispose();
    await relay?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const paid = (phone: string) =>
    until(async () => {
      const payments = await box.json<PaymentView[]>('payment', 'list');
      return payments.find((one) => one.phone === phone && one.state === 'paid') ?? null;
    });
  const ussdUrl = async () => {
    const [provider] = await box.json<SmsProviderView[]>('sms', 'providers');
    return provider?.hooks?.ussd ?? '';
  };

  it('is paid by a callback long before it would ask, and the SMS report arrives too', async () => {
    const id = crypto.randomUUID();
    const order = { id, planId, phone: '0712345670' };
    expect((await box.post('/api/v1/portal/purchases', order)).status).toBe(202);
    const payment = await paid('254712345670');
    expect(payment.receipt).not.toBeNull();
    await until(async () => {
      const messages = await box.json<MessageView[]>('message', 'list', '--kind', 'voucher');
      return messages.find((one) => one.purchaseId === id && one.state === 'delivered') ?? null;
    });
  });

  it('sells by USSD: the menu closes, the prompt comes, the code follows', async () => {
    const phone = new UssdPhone(await ussdUrl(), '+254722000000');
    expect(await phone.type()).toMatchObject({
      open: true,
      text: expect.stringContaining('1. Buy'),
    });
    expect((await phone.type('1')).text).toContain('1. 1 hour KES 20');
    await phone.type('1');
    expect(await phone.type('1')).toMatchObject({ open: false });
    const payment = await paid('254722000000');
    expect(payment.voucher).not.toBeNull();
    const later = new UssdPhone(await ussdUrl(), '+254722000000');
    await later.type();
    expect((await later.type('2')).text).toBe('1 hour, left: 1 h.');
  });

  it('gets what came while it was off, and a phone hears kindly that it is', async () => {
    const url = await ussdUrl();
    const id = crypto.randomUUID();
    const order = { id, planId, phone: '0733000000' };
    await box.post('/api/v1/portal/purchases', order);
    await until(async () => {
      const payments = await box.json<PaymentView[]>('payment', 'list');
      return payments.find((one) => one.id === id && one.state === 'prompted') ?? null;
    });
    await box.end('SIGKILL');
    const phone = new UssdPhone(url, '+254722000000');
    expect(await phone.type()).toMatchObject({
      open: false,
      text: expect.stringContaining('use the Wi-Fi page'),
    });
    await box.start();
    await paid('254733000000');
  });
});
