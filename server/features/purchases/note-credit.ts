import { newMessage } from '../../ports/new-message.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

/** Tells the payer that money above the price is kept as credit: once per payment. */
export async function noteCredit(
  deps: { clock: Clock; random: Random },
  stores: Stores,
  purchase: Pick<PurchaseRecord, 'phone' | 'language'>,
  payment: Pick<PaymentRecord, 'id'>,
  amountCents: number,
): Promise<void> {
  const { phone, language } = purchase;
  if (amountCents <= 0 || phone === '') return;
  const about = { kind: 'credit_noted' as const, subject: payment.id };
  const parameters = { cents: String(amountCents) };
  const given = { id: deps.random.uuid(), phone, language, ...about, parameters };
  await stores.messages.enqueue(newMessage(given, deps.clock.now()));
}
