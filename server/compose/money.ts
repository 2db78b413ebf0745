import { ledgerReadModel } from '../features/ledger/read-model.ts';
import { ledgerRoutes } from '../features/ledger/routes.ts';
import { confirmOwner } from '../features/operators/confirm-owner.ts';
import { moneyRoutes } from '../features/purchases/admin-routes.ts';
import { tillReadModel } from '../features/tills/read-model.ts';
import { tillRoutes } from '../features/tills/routes.ts';
import { transactionReadModel } from '../features/transactions/read-model.ts';
import { transactionRoutes } from '../features/transactions/routes.ts';
import type { AdminRoute } from '../ports/route.ts';
import type { House } from './house.ts';
import type { Payments } from './payments.ts';

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
      hookUrls: payments.handHookUrls,
      confirmOwner: (actor, password, clientAddress) =>
        confirmOwner(house, actor, password, clientAddress),
    }),
    ...tillRoutes({ ...house, readModel: tillReadModel(reader) }),
    ...ledgerRoutes({ ...house, readModel: ledgerReadModel(reader) }),
  ];
}
