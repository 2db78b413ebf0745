import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway, successHint } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { StatementLine } from '../../ports/gateways.ts';
import { ledgerReadModel } from '../ledger/read-model.ts';
import { duePaymentWork } from './advance.ts';
import type { PurchaseDeps } from './deps.ts';
import { receiveCallback } from './receive-callback.ts';
import { reconcile } from './reconcile.ts';
import { startPurchase } from './start-purchase.ts';

const HOUR_MS = 3_600_000;

describeOnEachDatabase('the statement of the provider', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let deps: PurchaseDeps;
  let planId: string;
  let discrepancies: () => Promise<unknown[]>;

  beforeEach(async () => {
    const { database, reader } = await open();
    shop = workshop(database);
    gateway = new ScriptedGateway();
    deps = shop.purchases(gateway);
    planId = (await shop.plan()).id;
    discrepancies = () => ledgerReadModel(reader).discrepancies();
  });

  async function work(): Promise<void> {
    for (const task of await duePaymentWork(deps)) await task.run();
  }
  async function bought(): Promise<string> {
    const id = randomUUID();
    const order = { id, planId, phone: '0712345678', language: 'en' as const };
    await startPurchase(deps, { ...order, clientAddress: '10.0.0.7' });
    await work();
    return id;
  }
  const purchase = (id: string) => shop.database.read.purchases.find(id);
  const payments = (id: string) => shop.database.read.purchases.listPayments(id);
  const line = (change: Partial<StatementLine> = {}): StatementLine => ({
    ...{ receipt: 'UCA1234567', amountCents: 2_000, phone: '254712345678', phoneSuffix: '678' },
    ...{ reference: gateway.prompts.at(-1)?.reference ?? '', atMs: shop.clock.now() },
    ...change,
  });
  async function listed(...lines: StatementLine[]) {
    gateway.statement = lines;
    return (await reconcile(deps, 'recent'))[0];
  }

  it('pays a purchase whose push answer and callbacks were all lost', async () => {
    gateway.pushes = [{ kind: 'unknown', detail: 'timeout' }];
    const id = await bought();
    expect((await purchase(id))?.state).toBe('unknown');
    expect(await listed(line())).toMatchObject({ complete: true, lineCount: 1, newCount: 1 });
    expect((await purchase(id))?.state).toBe('paid');
    expect(await payments(id)).toMatchObject([{ receipt: 'UCA1234567', state: 'allocated' }]);
    expect(await listed(line())).toMatchObject({ lineCount: 1, newCount: 0 });
    expect(await discrepancies()).toEqual([]);
  });

  it('gives its receipt to money that only a query had confirmed', async () => {
    const id = await bought();
    gateway.answers = [{ kind: 'paid', receipt: null, amountCents: null }];
    shop.clock.advance(8_000);
    await work();
    expect(await payments(id)).toMatchObject([{ receipt: null }]);
    await listed(line({ reference: '' }));
    expect(await payments(id)).toMatchObject([{ receipt: 'UCA1234567', state: 'allocated' }]);
  });

  it('is not counted again when query and callback come after it', async () => {
    const id = await bought();
    await listed(line());
    gateway.answers = [{ kind: 'paid', receipt: null, amountCents: null }];
    const [prompt] = await shop.database.read.purchases.listPrompts(id);
    const body = JSON.stringify(successHint());
    const token = prompt?.callbackToken ?? '';
    await receiveCallback(deps, { token, body, sourceAddress: '10.0.0.9' });
    await work();
    expect(await payments(id)).toHaveLength(1);
    expect(await discrepancies()).toEqual([]);
  });

  it('shows a second payment, which waits for a person or becomes credit as the owner likes', async () => {
    const id = await bought();
    await listed(line(), line({ receipt: 'UCA7654321' }));
    expect((await payments(id)).map(({ state }) => state).sort()).toEqual([
      'allocated',
      'suspense',
    ]);
    deps = shop.purchases(gateway, { secondPayment: 'credit' });
    await listed(line({ receipt: 'UCA7654322' }));
    const { ledger } = shop.database.read;
    expect(await ledger.owedCents('credit/254712345678')).toBe(2_000);
    expect(await ledger.owedCents('suspense')).toBe(2_000);
    expect(await ledger.owedCents('sales')).toBe(2_000);
    expect(await discrepancies()).toEqual([]);
  });

  it('makes credit of what is above the price, and books the fee', async () => {
    deps = shop.purchases(gateway, { fees: [[100_000, 150]] });
    const id = await bought();
    await listed(line({ amountCents: 2_500 }));
    expect((await purchase(id))?.state).toBe('paid');
    const { ledger } = shop.database.read;
    expect(await ledger.owedCents('credit/254712345678')).toBe(500);
    expect(await ledger.owedCents('expense/fees')).toBe(-150);
    expect(await ledger.owedCents('clearing/scripted')).toBe(-2_350);
    expect(await discrepancies()).toEqual([]);
  });

  it('keeps what fits nobody in suspense, with the words of the customer', async () => {
    await bought();
    await listed(line({ reference: '=HYPERLINK("x")', phone: null, phoneSuffix: '111' }));
    const payment = await shop.database.read.purchases.findPaymentByReceipt('UCA1234567');
    expect(payment).toMatchObject({ state: 'suspense', purchaseId: null });
    expect(payment?.note).toContain('HYPERLINK');
    expect(await discrepancies()).toEqual([]);
  });

  it('is read again from where the last whole reading ended, with an overlap', async () => {
    const windows: [number, number][] = [];
    const list = gateway.list.bind(gateway);
    gateway.list = (fromMs, toMs) => {
      windows.push([fromMs, toMs]);
      return list(fromMs, toMs);
    };
    const hours = () => windows.at(-1)?.map((ms) => Math.round((ms - shop.clock.now()) / HOUR_MS));
    await reconcile(deps, 'recent');
    expect(hours()).toEqual([-48, 0]);
    shop.clock.advance(2 * HOUR_MS);
    gateway.statement = null;
    expect(await reconcile(deps, 'recent')).toMatchObject([{ complete: false, detail: 'down' }]);
    shop.clock.advance(HOUR_MS);
    gateway.statement = [];
    await reconcile(deps, 'recent');
    expect(hours()).toEqual([-4, 0]);
    await reconcile(deps, 'all');
    expect(hours()).toEqual([-48, 0]);
  });
});
