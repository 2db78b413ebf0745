import type { Inspection } from '../../ports/backups.ts';
import { AppError } from '../../ports/errors.ts';
import { checkDatabase } from '../database/backup.ts';
import { openPlain } from '../database/open.ts';

/** Looks through every page of a database file and counts what matters. @throws AppError backup_unusable */
export async function inspectDatabase(file: string): Promise<Inspection> {
  const knex = openPlain(file);
  const count = async (table: string) =>
    Number((await knex(table).count({ count: '*' }).first())?.count ?? 0);
  try {
    await checkDatabase(file);
    const [payments, vouchers] = [await count('payments'), await count('vouchers')];
    return { payments, vouchers, ledgerRows: await count('ledger') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(422, 'backup_unusable', `The backup cannot be restored: ${reason}`);
  } finally {
    await knex.destroy();
  }
}
