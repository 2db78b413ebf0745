import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { AccountBalance, LedgerRow, LedgerStore } from '../../ports/money-stores.ts';

const rows = rowMapper<LedgerRow>([
  'kind',
  'subject',
  'postedAtMs',
  'debit',
  'credit',
  'amountCents',
  'actor',
  'memo',
]);

export function ledgerStore(knex: Knex): LedgerStore {
  return {
    async post(transfers, actor, postedAtMs) {
      // One by one: the guard against overdrawn credit sees the rows before it.
      for (const transfer of transfers) {
        await knex('ledger').insert(rows.toRow({ ...transfer, actor, postedAtMs }));
      }
    },
    async owedCents(account) {
      const sum = async (side: 'debit' | 'credit') => {
        const row = await knex('ledger')
          .where({ [side]: account })
          .sum({ cents: 'amount_cents' })
          .first();
        return Number(row?.cents ?? 0);
      };
      return (await sum('credit')) - (await sum('debit'));
    },
    async balances() {
      const side = (name: 'debit' | 'credit') =>
        knex('ledger')
          .groupBy(name)
          .select({ account: name })
          .sum({ cents: 'amount_cents' }) as unknown as Promise<
          { account: string; cents: number }[]
        >;
      const balances = new Map<string, AccountBalance>();
      const of = (account: string) => {
        const known = balances.get(account) ?? { account, debitCents: 0, creditCents: 0 };
        balances.set(account, known);
        return known;
      };
      for (const row of await side('debit')) of(row.account).debitCents = Number(row.cents);
      for (const row of await side('credit')) of(row.account).creditCents = Number(row.cents);
      return [...balances.values()].sort((a, b) => a.account.localeCompare(b.account));
    },
    async listBySubject(subject) {
      return (await knex('ledger').where({ subject }).orderBy('posted_at')).map(rows.fromRow);
    },
  };
}
