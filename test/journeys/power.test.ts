import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanView, PurchaseView } from '../../server/contract/portal.ts';
import { boxDatabases } from '../support/box-databases.ts';
import { RunningBox, until } from '../support/running-box.ts';

interface PaymentRow {
  id: string;
  state: string;
  voucher: string | null;
  receipt: string | null;
}

describe.each(boxDatabases)('when the power goes, on $name', ({ env, present }) => {
  describe.skipIf(!present)('during work', () => {
    let box: RunningBox;
    let plan: PlanView;

    beforeEach(async () => {
      box = await RunningBox.prepare(await env());
      await box.start();
      plan = await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
    });
    afterEach(() => box.dispose());

    async function order(phone: string): Promise<string> {
      const id = randomUUID();
      const mac = `AA:BB:CC:00:0${phone.slice(-2, -1)}:0${phone.slice(-1)}`;
      const { status } = await box.post('/api/v1/portal/purchases', {
        id,
        planId: plan.id,
        phone,
        mac,
      });
      expect(status).toBe(202);
      return id;
    }

    const paid = (id: string) =>
      until(async () => {
        const { purchase } = await box.get<{ purchase: PurchaseView }>(
          `/api/v1/portal/purchases/${id}`,
        );
        return purchase.state === 'paid' ? purchase : null;
      });

    it('in the middle of a purchase, the purchase completes after the restart with one voucher', async () => {
      const id = await order('0712345670');
      await until(async () => {
        const { purchase } = await box.get<{ purchase: PurchaseView }>(
          `/api/v1/portal/purchases/${id}`,
        );
        return purchase.state === 'prompted' ? purchase : null;
      });
      await box.end('SIGKILL');
      await box.start();
      const purchase = await paid(id);
      expect(purchase.voucherCode).toBeDefined();
      const payments = await box.json<PaymentRow[]>('payment', 'list');
      expect(payments).toMatchObject([{ id, state: 'paid', voucher: purchase.voucherCode }]);
    });

    it('at once after the order, nothing is paid twice and nothing is forgotten', async () => {
      const ids = [await order('0712345610'), await order('0712345620'), await order('0712345630')];
      await box.end('SIGKILL');
      await box.start();
      const payments = await box.json<PaymentRow[]>('payment', 'list');
      expect(payments.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const doctor = await box.json<{ checks: { name: string; status: string }[] }>('doctor');
      expect(doctor.checks.find(({ name }) => name === 'audit')?.status).toBe('green');
    });

    it('stops within five seconds on SIGTERM and on Ctrl-C, with status 0', async () => {
      await order('0712345678');
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        const started = process.hrtime.bigint();
        expect(await box.end(signal)).toEqual({ status: 0 });
        expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(5);
        await box.start();
      }
    });
  });
});
