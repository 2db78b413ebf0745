import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway, scriptedPaybill } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { StatementLine } from '../../ports/gateways.ts';
import type { RefundMethod } from '../../ports/money-stores.ts';
import { ledgerReadModel } from '../ledger/read-model.ts';
import { duePaymentWork, recoverPurchases } from './advance.ts';
import { creditByHand, matchByHand } from './decide-suspense.ts';
import type { PurchaseDeps } from './deps.ts';
import { receiveCallback } from './receive-callback.ts';
import { refundPayment } from './refund-payment.ts';
import { sellForCash } from './sell-for-cash.ts';
import { creditBalance } from './spend-credit.ts';
import { startPurchase } from './start-purchase.ts';

const AMINA = { name: 'operator:amina', operatorId: null };

describeOnEachDatabase('money and people', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let deps: PurchaseDeps;
  let planId: string;
  let discrepancies: () => Promise<unknown[]>;

  beforeEach(async () => {
    const { database, reader } = await open();
    shop = workshop(database);
    gateway = new ScriptedGateway();
    gateway.byHand = scriptedPaybill;
    gateway.statement = null;
    deps = shop.purchases(gateway, { reversals: true });
    planId = (await shop.plan()).id;
    discrepancies = () => ledgerReadModel(reader).discrepancies();
  });

  async function work(): Promise<void> {
    for (let round = 0; round < 5; round++) {
      for (const task of await duePaymentWork(deps)) await task.run();
    }
  }
  async function bought(): Promise<{ id: string; reference: string }> {
    const id = randomUUID();
    const order = { id, planId, phone: '0712345678', language: 'en' as const };
    const { reference } = await startPurchase(deps, { ...order, clientAddress: '10.0.0.7' });
    await work();
    return { id, reference };
  }
  const line = (change: Partial<StatementLine> = {}): StatementLine => ({
    ...{ receipt: 'UCA1234567', amountCents: 2_000, phone: null, phoneSuffix: '678' },
    ...{ reference: '', atMs: shop.clock.now() },
    ...change,
  });
  const post = (token: string, body: object) =>
    receiveCallback(deps, { token, body: JSON.stringify(body), sourceAddress: '10.0.0.9' });
  /** Money paid by hand, as the provider reports it. */
  async function paidByHand(change: Partial<StatementLine> = {}): Promise<void> {
    await post(deps.handTokens.confirmation, line(change));
    await work();
  }
  const payment = (receipt = 'UCA1234567') =>
    shop.database.read.purchases.findPaymentByReceipt(receipt);
  const purchase = (id: string) => shop.database.read.purchases.find(id);
  const voucher = (id: string) => shop.database.read.vouchers.findByPurchase(id);
  const owed = (account: string) => shop.database.read.ledger.owedCents(account);
  const inTransaction = {
    match: async (target: string) => {
      const id = (await payment())?.id ?? '';
      return shop.database.transaction((s) => matchByHand(deps, s, AMINA.name, id, target));
    },
    credit: async (phone?: string) => {
      const id = (await payment())?.id ?? '';
      return shop.database.transaction((s) => creditByHand(deps, s, AMINA.name, id, phone));
    },
    refund: (id: string, method: RefundMethod, receipt?: string) =>
      shop.database.transaction((s) =>
        refundPayment(deps, s, AMINA, { id, method, receipt, reason: 'asked for it' }),
      ),
  };

  it('paid by hand with the reference gives the voucher, announced twice only once', async () => {
    const { id, reference } = await bought();
    const typed = `${reference.slice(0, 4)} ${reference.slice(4).toLowerCase()}`;
    await paidByHand({ reference: typed });
    await paidByHand({ reference: typed });
    expect((await purchase(id))?.state).toBe('paid');
    expect(await shop.database.read.purchases.listPayments(id)).toHaveLength(1);
    expect(await discrepancies()).toEqual([]);
  });

  it('believes the statement and not the report where it can be read', async () => {
    const { id, reference } = await bought();
    gateway.statement = [];
    await paidByHand({ reference });
    expect((await purchase(id))?.state).toBe('prompted');
    expect(await payment()).toBeNull();
    gateway.statement = [line({ reference })];
    await paidByHand({ reference });
    expect((await purchase(id))?.state).toBe('paid');
  });

  it('is not announced at made-up addresses', async () => {
    const { reference } = await bought();
    expect(await post('cc'.repeat(16), line({ reference }))).toEqual({ known: false });
    await work();
    expect(await payment()).toBeNull();
  });

  it('is welcome when it would find its purchase, and else stays with the customer', async () => {
    const { reference } = await bought();
    const validate = async (change: Partial<StatementLine>) =>
      (await post(deps.handTokens.validation, line(change))).answer;
    expect(await validate({ reference })).toEqual({ welcome: 'accepted' });
    expect(await validate({ reference: reference.slice(0, -1) })).toEqual({ welcome: 'accepted' });
    expect(await validate({ reference, amountCents: 1_000 })).toEqual({ welcome: 'amount_wrong' });
    expect(await validate({ reference: 'SHOP' })).toEqual({ welcome: 'account_unknown' });
    gateway.byHand = { ...scriptedPaybill, kind: 'till' };
    expect(await validate({ reference: '' })).toEqual({ welcome: 'accepted' });
  });

  it('in suspense goes to the purchase that a person names', async () => {
    const { id, reference } = await bought();
    await paidByHand({ reference: 'WRONG', phoneSuffix: null });
    expect(await payment()).toMatchObject({ state: 'suspense' });
    await expect(inTransaction.match('MLNOTHING')).rejects.toMatchObject({
      code: 'purchase_unknown',
    });
    await inTransaction.match(reference.toLowerCase());
    expect((await purchase(id))?.state).toBe('paid');
    expect(await voucher(id)).not.toBeNull();
    expect(await owed('suspense')).toBe(0);
    await expect(inTransaction.match(reference)).rejects.toMatchObject({
      code: 'payment_not_open',
    });
    expect(await discrepancies()).toEqual([]);
  });

  it('in suspense that is too little for the purchase is not given to it', async () => {
    const { reference } = await bought();
    await paidByHand({ reference: 'WRONG', amountCents: 500 });
    await expect(inTransaction.match(reference)).rejects.toMatchObject({ code: 'amount_short' });
  });

  it('in suspense becomes credit, and the customer is told', async () => {
    await paidByHand({ reference: 'WRONG' });
    await expect(inTransaction.credit()).rejects.toMatchObject({ code: 'phone_invalid' });
    await inTransaction.credit('0712 345 678');
    expect(await owed('credit/254712345678')).toBe(2_000);
    const [message] = await shop.database.read.messages.listDue(shop.clock.now(), 9);
    expect(message).toMatchObject({ kind: 'credit_noted', parameters: { cents: '2000' } });
    expect(await discrepancies()).toEqual([]);
  });

  it('kept as credit buys the next plan for whoever holds the receipt, and nobody else', async () => {
    await paidByHand({ reference: 'WRONG', phone: '254712345678' });
    await inTransaction.credit();
    const buy = (credit: string, phone = '0712345678', id: string = randomUUID()) =>
      startPurchase(deps, { ...{ id, planId, phone, credit }, language: 'en', clientAddress: '' });
    for (const wrong of [buy('UCA9999999'), buy('UCA1234567', '0799999999'), buy('hello')]) {
      await expect(wrong).rejects.toMatchObject({ code: 'credit_unproven' });
    }
    const balance = (phone: string) => creditBalance(deps, 'UCA1234567', phone, '10.0.0.1');
    expect(await balance('0712345678')).toBe(2_000);
    await expect(balance('0799999999')).rejects.toMatchObject({ code: 'credit_unproven' });
    const bought = await buy('Confirmed. UCA1234567 Ksh20');
    expect(bought.state).toBe('paid');
    expect((await buy('UCA1234567', '0712345678', bought.id)).id).toBe(bought.id);
    expect(await voucher(bought.id)).not.toBeNull();
    expect(gateway.prompts).toEqual([]);
    expect(await owed('credit/254712345678')).toBe(0);
    await expect(buy('UCA1234567')).rejects.toMatchObject({ code: 'credit_unproven' });
    expect(await discrepancies()).toEqual([]);
  });

  it('is given back by hand with the code noted; the unused voucher ends', async () => {
    const { id, reference } = await bought();
    await paidByHand({ reference });
    await expect(inTransaction.refund(id, 'by_hand')).rejects.toMatchObject({
      code: 'receipt_invalid',
    });
    expect((await purchase(id))?.state).toBe('paid');
    const refund = await inTransaction.refund(id, 'by_hand', 'sent: UCB7654321');
    expect(refund).toMatchObject({ state: 'done', receipt: 'UCB7654321', amountCents: 2_000 });
    expect((await purchase(id))?.state).toBe('reversed');
    expect((await voucher(id))?.status).toBe('revoked');
    expect(await owed('clearing/scripted')).toBe(0);
    expect(await owed('refunds')).toBe(-2_000);
    await expect(inTransaction.refund(id, 'cash')).rejects.toMatchObject({
      code: 'payment_not_open',
    });
    expect(await shop.database.read.offers.phoneFlag('254712345678')).toBeNull();
    expect(await discrepancies()).toEqual([]);
  });

  it('given back after the voucher was used leaves a mark on the phone', async () => {
    const { id, reference } = await bought();
    await paidByHand({ reference });
    const used = await voucher(id);
    await shop.database.transaction((stores) =>
      stores.vouchers.activate([
        { id: used?.id ?? '', activatedAtMs: shop.clock.now(), expiresAtMs: null },
      ]),
    );
    await inTransaction.refund(id, 'cash');
    expect((await voucher(id))?.status).toBe('active');
    expect(await shop.database.read.offers.phoneFlag('254712345678')).toContain('asked for it');
    expect(await owed('cash/counter')).toBe(2_000);
    expect(await discrepancies()).toEqual([]);
  });

  it('is reversed by the box once, and closed by the report', async () => {
    const { id, reference } = await bought();
    await paidByHand({ reference });
    const { id: refundId, resultToken } = await inTransaction.refund(id, 'reversal');
    await work();
    await work();
    expect(gateway.refunds).toHaveLength(1);
    expect(gateway.refunds[0]).toMatchObject({ receipt: 'UCA1234567', amountCents: 2_000 });
    const refund = () => shop.database.read.refunds.find(refundId);
    expect(await refund()).toMatchObject({ state: 'sent', conversationId: 'AG_1' });
    expect(await owed('suspense')).toBe(2_000);
    const report = { ok: true, receipt: 'UCB0000001', detail: '' };
    await post(resultToken, { ...report, conversationId: 'AG_other' });
    await work();
    expect((await refund())?.state).toBe('sent');
    await post(resultToken, { ...report, conversationId: 'AG_1' });
    await post(resultToken, { ...report, conversationId: 'AG_1' });
    await work();
    expect(await refund()).toMatchObject({ state: 'done', receipt: 'UCB0000001' });
    expect(await owed('suspense')).toBe(0);
    expect(await discrepancies()).toEqual([]);
  });

  it('is not reversed twice by a power cut, and by hand when the provider says no', async () => {
    const { id, reference } = await bought();
    await paidByHand({ reference });
    const refund = await inTransaction.refund(id, 'reversal');
    gateway.refund = () => new Promise(() => undefined);
    const task = (await duePaymentWork(deps)).find(({ key }) => key.startsWith('refund'));
    void task?.run();
    const state = async () => (await shop.database.read.refunds.find(refund.id))?.state;
    await expect.poll(state).toBe('sending');
    await recoverPurchases(deps);
    await work();
    expect(await state()).toBe('unknown');
    await post(refund.resultToken, { conversationId: 'AG_9', ok: false, detail: 'no float' });
    await work();
    expect(await state()).toBe('failed');
    await inTransaction.refund(id, 'by_hand', 'UCB7654321');
    expect(await owed('suspense')).toBe(0);
    expect(await discrepancies()).toEqual([]);
  });

  it('is not reversed unless the owner allows it', async () => {
    const { id, reference } = await bought();
    await paidByHand({ reference });
    deps = shop.purchases(gateway);
    await expect(inTransaction.refund(id, 'reversal')).rejects.toMatchObject({
      code: 'reversals_off',
    });
    expect((await purchase(id))?.state).toBe('paid');
  });

  it('in cash is a voucher, a payment and a row in the drawer of the seller, once', async () => {
    const sale = { id: randomUUID(), plan: '1 hour', phone: '', language: 'en' };
    const sell = () => shop.database.transaction((s) => sellForCash(deps, s, AMINA, sale));
    const first = await sell();
    expect((await sell()).code).toBe(first.code);
    expect((await purchase(sale.id))?.state).toBe('paid');
    expect(await owed('cash/counter')).toBe(-2_000);
    expect(await owed('sales')).toBe(2_000);
    expect(await shop.database.read.tills.findOpenShift('counter')).not.toBeNull();
    expect(await shop.database.read.messages.listDue(shop.clock.now(), 9)).toEqual([]);
    const actions = await shop.database.read.audit.listBySubject(sale.id);
    expect(actions).toMatchObject([{ actor: AMINA.name, action: 'payment.settle' }]);
    expect(await discrepancies()).toEqual([]);
  });
});
