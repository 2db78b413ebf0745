import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { LedgerReadModel } from './read-model.ts';

export function ledgerRoutes(deps: {
  database: Database;
  readModel: LedgerReadModel;
}): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/ledger',
      summary: 'Every account of the books, and where they disagree with the payments.',
      access: 'days',
      async handle() {
        const accounts = await deps.database.read.ledger.balances();
        return { body: { accounts, discrepancies: await deps.readModel.discrepancies() } };
      },
    }),
  ];
}
