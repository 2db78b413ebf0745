import type { CustomerView } from '../../contract/customers.ts';
import { customerAnswer } from '../../core/customer-answer.ts';
import { endOf, remainingOf, statusAt } from '../../core/entitlement.ts';
import { creditOf } from '../../core/ledger.ts';
import { isoOf } from '../../core/moment.ts';
import { maskPhone } from '../../core/phone.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import { type CustomerReadModel, MOST } from './read-model.ts';

/** Everything the box knows of a phone, on one page. */
export async function viewCustomer(
  deps: { readModel: CustomerReadModel; currency(): string },
  stores: Stores,
  phone: string,
  nowMs: number,
): Promise<CustomerView> {
  const { readModel } = deps;
  const purchases = await purchasesOf(stores, phone);
  const waiting = await waitingOf(stores, phone);
  const ids = await readModel.voucherIds(phone);
  const vouchers = await vouchersOf(stores, ids, nowMs);
  const sessions = await readModel.sessions(ids);
  const messages = await readModel.messages(phone);
  const block = await stores.customers.findBlock(phone);
  const notes = await stores.customers.listNotes(phone, MOST);
  const paid = purchases.filter(({ state }) => state === 'paid');
  return {
    phone: maskPhone(phone),
    answer: customerAnswer({
      blocked: block !== null,
      waiting: waiting.length > 0,
      newest: purchases[0]?.state ?? null,
      online: sessions.some(({ open }) => open),
      smsFailed: messages.find(({ kind }) => kind === 'voucher')?.state === 'failed',
      voucher: vouchers[0]?.status ?? null,
    }),
    currency: deps.currency(),
    creditCents: await stores.ledger.owedCents(creditOf(phone)),
    paidCents: paid.reduce((sum, { priceCents }) => sum + priceCents, 0),
    paidCount: paid.length,
    ...{ purchases, waiting, vouchers, sessions, messages },
    notes: notes.map(({ id, note, writtenBy, writtenAtMs }) => ({
      ...{ id, note, by: writtenBy, at: isoOf(writtenAtMs) },
    })),
    blocked: block && { reason: block.reason, by: block.blockedBy, at: isoOf(block.blockedAtMs) },
    flagged: await stores.offers.phoneFlag(phone),
  };
}

async function purchasesOf(stores: Stores, phone: string): Promise<CustomerView['purchases']> {
  const list = await stores.purchases.listByPhone(phone, 0);
  return Promise.all(
    list.map(async ({ id, planName, priceCents, state, reason, createdAtMs }) => ({
      ...{ id, planName, priceCents, state, reason, at: isoOf(createdAtMs) },
      receipt: (await stores.purchases.findAllocated(id))?.receipt ?? null,
    })),
  );
}

async function waitingOf(stores: Stores, phone: string): Promise<CustomerView['waiting']> {
  const payments = await stores.purchases.listPaymentsByPhone(phone, 0);
  return Promise.all(
    payments
      .filter(({ state }) => state === 'suspense')
      .map(async ({ id, purchaseId, amountCents, receipt, receivedAtMs }) => {
        const purchase = purchaseId === null ? null : await stores.purchases.find(purchaseId);
        // Short money is shown as its purchase, like in the list of payments.
        const shown = purchase?.state === 'suspense' ? purchase.id : id;
        return { id: shown, amountCents, receipt, at: isoOf(receivedAtMs) };
      }),
  );
}

async function vouchersOf(
  stores: Stores,
  ids: readonly string[],
  nowMs: number,
): Promise<CustomerView['vouchers']> {
  const found = await stores.vouchers.findMany(ids);
  const slots = await stores.vouchers.slots(ids);
  const view = (voucher: VoucherRecord) => {
    const remaining = remainingOf(voucher);
    const { id, codeLast, planName, usedSeconds, usedBytes } = voucher;
    return {
      ...{ id, codeMasked: maskVoucherCode(codeLast), planName, usedSeconds, usedBytes },
      status: statusAt(voucher, nowMs),
      remainingSeconds: remaining.seconds,
      remainingBytes: remaining.bytes,
      expiresAt: isoOf(endOf(voucher)),
      macs: slots.filter(({ voucherId }) => voucherId === id).map(({ mac }) => mac),
    };
  };
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(view);
}
