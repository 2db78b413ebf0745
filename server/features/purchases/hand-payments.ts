import { matchMoney, normalReference } from '../../core/match-money.ts';
import type { PaymentProvider, StatementLine, Welcome } from '../../ports/gateways.ts';
import type { InboundRecord } from '../../ports/purchase-store.ts';
import type { PurchaseDeps } from './deps.ts';
import { bookLine } from './match-statement.ts';
import { reconcileProvider } from './reconcile.ts';

/** Purchases that somebody may still be paying by hand. */
const RECENT_MS = 48 * 3_600_000;

interface Read {
  provider: PaymentProvider;
  line: StatementLine;
}

function read(deps: PurchaseDeps, body: string): Read | null {
  for (const provider of deps.providers.all) {
    const line = provider.byHand?.parse(body);
    if (line) return { provider, line };
  }
  return null;
}

/**
 * Whether money that is about to be sent by hand would find its purchase: refused, it stays with
 * the customer, who can type the number again. A till has no account number, so all is welcome.
 * @returns the answer's body; null when this is no validation.
 */
export async function validateHandPayment(
  deps: PurchaseDeps,
  body: string,
): Promise<object | null> {
  const found = read(deps, body);
  const hand = found?.provider.byHand;
  if (!found || !hand) return null;
  return hand.answer(hand.kind === 'till' ? 'accepted' : await welcome(deps, found));
}

async function welcome(deps: PurchaseDeps, { provider, line }: Read): Promise<Welcome> {
  const { purchases } = deps.database.read;
  const exact = await purchases.findByReference(normalReference(line.reference));
  if (exact) return line.amountCents >= exact.priceCents ? 'accepted' : 'amount_wrong';
  const rows = await purchases.listMatchRows(provider.name, deps.clock.now() - RECENT_MS);
  const match = matchMoney({ ...line, phone: null, phoneSuffix: null }, rows);
  return match ? 'accepted' : 'account_unknown';
}

/**
 * Works on the report that somebody paid by hand. It is unsigned, so the provider's own record is
 * read first; only where that cannot be had is the report believed, for its address is known to the
 * provider alone. Money that the record does not show yet is found by the next look.
 */
export async function processConfirmation(
  deps: PurchaseDeps,
  event: InboundRecord,
): Promise<string> {
  const found = read(deps, event.body);
  if (!found) return 'not understood';
  const { provider, line } = found;
  if (provider.capabilities.list) {
    const look = await reconcileProvider(deps, provider, 'recent');
    const known = await deps.database.read.purchases.findPaymentByReceipt(line.receipt);
    if (known) return `on the statement: ${known.state}`;
    if (look.complete) return 'not on the statement yet';
  }
  return deps.database.transaction((stores) =>
    bookLine(deps, stores, provider, line, 'confirmation without statement'),
  );
}
