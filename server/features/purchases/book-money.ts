import {
  type Account,
  clearing,
  creditOf,
  drawer,
  feeCents,
  type Transfer,
} from '../../core/ledger.ts';
import type { MoneyPolicy } from '../../core/money-policy.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';

/** Where the money of this payment is. */
export function moneyAccount(payment: Pick<PaymentRecord, 'provider' | 'operatorId'>): Account {
  if (payment.provider === 'cash') return drawer(payment.operatorId ?? 'counter');
  return clearing(payment.provider);
}

/** Money came in; until it is decided about, it is owed to whoever sent it. */
export function receivedTransfers(payment: PaymentRecord, policy: MoneyPolicy): Transfer[] {
  const { id: subject, amountCents, receipt, provider } = payment;
  const account = moneyAccount(payment);
  const transfers: Transfer[] = [
    {
      kind: 'received',
      subject,
      debit: account,
      credit: 'suspense',
      amountCents,
      memo: receipt ?? '',
    },
  ];
  const fee = provider === 'cash' ? 0 : feeCents(policy.fees, amountCents);
  if (fee > 0) {
    const debit = 'expense/fees';
    transfers.push({
      kind: 'fee',
      subject,
      debit,
      credit: account,
      amountCents: fee,
      memo: provider,
    });
  }
  return transfers;
}

/** The money pays for the purchase; what is too much becomes the customer's credit. */
export function soldTransfers(purchase: PurchaseRecord, payment: PaymentRecord): Transfer[] {
  const { priceCents } = purchase;
  const sold: Transfer = {
    ...{ kind: 'sold', subject: purchase.id, debit: 'suspense', credit: 'sales' },
    ...{ amountCents: priceCents, memo: purchase.planName },
  };
  const overCents = payment.amountCents - priceCents;
  return overCents > 0 ? [sold, ...creditedTransfers(payment, purchase.phone, overCents)] : [sold];
}

/** Money in suspense becomes what this phone may spend. */
export function creditedTransfers(
  payment: PaymentRecord,
  phone: string,
  amountCents = payment.amountCents,
): Transfer[] {
  const { id: subject, receipt } = payment;
  const credit = creditOf(phone);
  return [
    { kind: 'credited', subject, debit: 'suspense', credit, amountCents, memo: receipt ?? '' },
  ];
}
