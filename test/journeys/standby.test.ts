import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { systemRandom } from '../../server/adapters/system/random.ts';
import type { PlanView } from '../../server/contract/portal.ts';
import type { StandbyView } from '../../server/contract/standby.ts';
import { startDarajaSimulator } from '../simulators/daraja.ts';
import { recordingLog } from '../support/doubles.ts';
import { RunningBox, until } from '../support/running-box.ts';

interface PaymentRow {
  id: string;
  state: string;
  receipt: string | null;
  voucher: string | null;
}

/** Two real boxes and one M-Pesa: whatever is pulled, money is sold for once. */
describe('a second box that follows the first', () => {
  let daraja: Awaited<ReturnType<typeof startDarajaSimulator>>;
  let first: RunningBox;
  let second: RunningBox;
  let plan: PlanView;
  let number = 0;

  beforeAll(async () => {
    daraja = await startDarajaSimulator({
      ...{ clock: systemClock(), random: systemRandom, log: recordingLog([]), delayMs: 1_500 },
    });
    const env = {
      MLANGO_DARAJA_BASE_URL: daraja.baseUrl,
      MLANGO_DARAJA_CONSUMER_KEY: 'key',
      MLANGO_DARAJA_CONSUMER_SECRET: 'secret',
      MLANGO_DARAJA_SHORTCODE: '174379',
      MLANGO_DARAJA_PASSKEY: 'passkey',
      MLANGO_DARAJA_REQUESTS_PER_SECOND: '200',
      MLANGO_PAYMENT_POLL_SECONDS: '0.5,1,2,3,4,6,8',
    };
    [first, second] = [await RunningBox.prepare(env), await RunningBox.prepare(env)];
    await Promise.all([first.start(), second.start()]);
    plan = await first.json<PlanView>('plan', 'add', '--name', '1 hour', '--price', '20');
    const code = await pairingCode(first);
    await follow(second, first, code);
  });
  afterAll(async () => {
    await Promise.all([first?.dispose(), second?.dispose()]);
    await daraja?.close();
  });

  const show = async (box: RunningBox) =>
    (await box.json<{ standby: StandbyView }>('standby', 'show')).standby;
  const standing = (box: RunningBox, expected: StandbyView['standing']) =>
    until(async () => {
      const view = await show(box).catch(() => null);
      return view?.standing === expected ? view : null;
    });
  const pairingCode = async (box: RunningBox) =>
    (await box.json<{ pairingCode: string }>('standby', 'pair')).pairingCode;
  async function follow(box: RunningBox, other: RunningBox, code: string) {
    await box.json('standby', 'follow', '--url', other.adminUrl, '--code', code);
    await standing(box, 'standby');
    await complete(box);
  }
  /** The copy has everything that is there now. */
  async function complete(box: RunningBox) {
    const askedAt = new Date().toISOString();
    await until(async () => {
      const at = (await show(box)).copy?.completeAt;
      return at && at > askedAt ? at : null;
    });
  }
  const order = async (box: RunningBox) => {
    number += 1;
    const tail = String(number).padStart(4, '0');
    const body = { id: randomUUID(), planId: plan.id, phone: `07120${tail}0` };
    const answer = await box.post('/api/v1/portal/purchases', {
      ...body,
      mac: `AA:BB:CC:08:${tail.slice(0, 2)}:${tail.slice(2)}`,
    });
    expect(answer.status).toBe(202);
    return body.id;
  };
  const payment = async (box: RunningBox, id: string) =>
    (await box.json<PaymentRow[]>('payment', 'list')).find((row) => row.id === id);
  const paid = (box: RunningBox, id: string) =>
    until(async () => {
      const row = await payment(box, id).catch(() => undefined);
      return row?.state === 'paid' ? row : null;
    });
  const sell = (box: RunningBox) =>
    box.cli(['voucher', 'create', '--plan', '1 hour', '--count', '1', '--json']);

  it('sells nothing while it follows', async () => {
    expect((await fetch(second.portalUrl)).status).toBe(503);
    const refused = await sell(second);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toContain('sells nothing');
    const view = await show(first);
    expect(view.follower?.behindBytes).toBe(0);
  });

  it('takes over with a purchase in flight, which is sold once', async () => {
    const code = (JSON.parse((await sell(first)).out) as { codes: string[] }).codes[0] ?? '';
    const id = await order(first);
    await second.json('standby', 'take-over');
    await standing(second, 'open');
    await standing(first, 'replaced');
    // The first one is asked to sell by everybody who can.
    expect((await sell(first)).err).toContain('taken over');
    expect((await fetch(`${first.portalUrl}/api/v1/portal/plans`)).status).toBe(503);
    const { voucher } = await paid(second, id);
    expect(voucher).not.toBeNull();
    // Settled before the take-over, it came over with the rest; after it, the first one knows nothing of it.
    expect([null, voucher]).toContain((await payment(first, id))?.voucher ?? null);
    expect(await second.json('voucher', 'show', code)).toMatchObject({ status: 'unused' });
  });

  it('stays the only one that sells when the old one is switched off and on again', async () => {
    await first.end('SIGKILL');
    await first.start();
    await standing(first, 'replaced');
    expect((await sell(first)).status).toBe(1);
  });

  it('is forced only knowingly; a box that comes back from the dead finds out and sells nothing', async () => {
    // The roles change: the old one follows the new one.
    await follow(first, second, await pairingCode(second));
    const ids = [await order(second), await order(second)];
    await complete(first);
    const before = daraja.prompts().length;
    const late = await order(second);
    await until(async () => (daraja.prompts().length > before ? true : null));
    await second.end('SIGKILL');
    const refused = await first.cli(['standby', 'take-over']);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toContain('does not answer');
    await first.json('standby', 'take-over', '--force');
    await standing(first, 'open');
    await second.start();
    await standing(second, 'replaced');
    expect((await sell(second)).err).toContain('taken over');
    for (const id of ids) await paid(first, id);
    await everyShillingOnce(first, late);
  });

  it('lets a first box wait that comes back alone, until the other one is heard or the owner decides', async () => {
    await follow(second, first, await pairingCode(first));
    await Promise.all([first.end('SIGKILL'), second.end('SIGKILL')]);
    await first.start();
    await standing(first, 'waiting');
    expect((await sell(first)).err).toContain('waits to hear');
    await second.start();
    await standing(first, 'open');
    await Promise.all([first.end('SIGKILL'), second.end('SIGKILL')]);
    await first.start();
    await standing(first, 'waiting');
    await first.json('standby', 'release');
    await standing(first, 'open');
    expect((await sell(first)).status).toBe(0);
  });

  it('is told when it comes back in the middle of the old one still selling', async () => {
    await second.start();
    await standing(second, 'standby');
    await complete(second);
    // The cable between the two is cut: the standby cannot ask, both run.
    const { end } = cutCable(first);
    await until(async () => ((await show(second)).copy?.problem ? true : null));
    await second.json('standby', 'take-over', '--force');
    await standing(second, 'open');
    end();
    await standing(first, 'replaced');
    expect((await sell(first)).status).toBe(1);
  });

  /** A process that is stopped answers nobody, and lives on when it is let go. */
  function cutCable(box: RunningBox) {
    box.signal('SIGSTOP');
    return { end: () => box.signal('SIGCONT') };
  }

  /** All money that moved is in the books once; what was bought in the lost seconds waits for a person. */
  async function everyShillingOnce(box: RunningBox, late: string) {
    await until(async () => {
      const open = daraja.prompts().filter((prompt) => prompt.payments.some(({ moved }) => !moved));
      return open.length === 0 ? true : null;
    });
    await box.json('payment', 'reconcile');
    const rows = await box.json<PaymentRow[]>('payment', 'list');
    const receipts = rows.flatMap(({ receipt }) => receipt ?? []).sort();
    expect(receipts).toEqual(
      daraja
        .transactions()
        .map(({ receipt }) => receipt)
        .sort(),
    );
    const vouchers = rows.flatMap(({ voucher }) => voucher ?? []);
    expect(new Set(vouchers).size).toBe(vouchers.length);
    const lateRow = rows.find(({ id }) => id === late);
    if (lateRow) expect(lateRow.state).toBe('paid');
    else
      expect(
        rows.filter(({ state }) => state === 'suspense'),
        JSON.stringify(rows),
      ).toHaveLength(1);
    const books = await box.json<{ discrepancies: unknown[] }>('ledger');
    expect(books.discrepancies).toEqual([]);
  }
});
