import { printReceipt } from '../adapters/pdf/receipt-pdf.ts';
import type { MpesaView } from '../contract/mpesa.ts';
import { customerReadModel } from '../features/customers/read-model.ts';
import { customerRoutes } from '../features/customers/routes.ts';
import { ledgerReadModel } from '../features/ledger/read-model.ts';
import { ledgerRoutes } from '../features/ledger/routes.ts';
import { mpesaTestRoutes } from '../features/mpesa-test/routes.ts';
import { couponRoutes } from '../features/offers/routes.ts';
import { moneyRoutes } from '../features/purchases/admin-routes.ts';
import { receiptRoutes } from '../features/receipts/routes.ts';
import { stockReadModel } from '../features/stock/read-model.ts';
import { stockRoutes } from '../features/stock/routes.ts';
import { tillReadModel } from '../features/tills/read-model.ts';
import { tillRoutes } from '../features/tills/routes.ts';
import { transactionReadModel } from '../features/transactions/read-model.ts';
import { transactionRoutes } from '../features/transactions/routes.ts';
import type { AdminRoute } from '../ports/route.ts';
import { confirmerIn } from './confirmer.ts';
import type { House } from './house.ts';
import { darajaIn } from './mpesa.ts';
import type { Payments } from './payments.ts';

function mpesaState(house: House, { purchaseDeps }: Payments): MpesaView {
  const { simulated } = purchaseDeps.providers.usual;
  const configured = darajaIn(house.config, house.settings) !== null;
  return {
    state: configured ? 'live' : simulated ? 'simulated' : 'off',
    fromEnvironment: house.config.daraja !== null,
  };
}

/** Payments, cash sales, decisions about money, refunds, drawers, days and the books. */
export function moneyAdminRoutes(house: House, payments: Payments): AdminRoute[] {
  const { reader } = house.storage;
  return [
    ...transactionRoutes({
      ...house,
      readModel: transactionReadModel(reader, house.currency),
      revealCode: (codeCipher) => house.mint.reveal({ codeCipher }),
    }),
    ...moneyRoutes({
      ...payments.purchaseDeps,
      vault: house.vault,
      hookUrls: payments.handHookUrls,
      confirmIdentity: confirmerIn(house),
    }),
    ...mpesaTestRoutes({ ...payments.purchaseDeps, state: () => mpesaState(house, payments) }),
    ...couponRoutes(house),
    ...customerRoutes({ ...house, readModel: customerReadModel(reader) }),
    ...receiptRoutes({
      ...house,
      business: () => house.business.current(),
      providerLabel: (name) => payments.purchaseDeps.providers.find(name)?.label ?? name,
      print: printReceipt,
      wakeMessages: payments.purchaseDeps.wakeMessages,
    }),
    ...stockRoutes({ ...house, stock: stockReadModel(reader) }),
    ...tillRoutes({ ...house, readModel: tillReadModel(reader) }),
    ...ledgerRoutes({ ...house, readModel: ledgerReadModel(reader) }),
  ];
}
