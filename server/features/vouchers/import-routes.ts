import { z } from 'zod';
import type { ImportAnswer } from '../../contract/vouchers.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { importBatch, readImport } from './import-batch.ts';
import { importOddsRoute, type OddsDeps } from './import-odds.ts';

/** 25,000 lines with a code and a label. */
const MOST_BODY_BYTES = 4 * 1024 * 1024;
/** What is shown; the rest is counted. */
const PROBLEMS_SHOWN = 100;

const importBody = z.strictObject({
  plan: z.string().min(1).max(200),
  label: z.string().max(80).default(''),
  csv: z.string().max(MOST_BODY_BYTES),
  allowWeak: z.boolean().default(false),
});

export interface ImportRouteDeps extends OddsDeps {
  database: Database;
  clock: Clock;
  random: Random;
  mint: VoucherMint;
  vault: Vault;
}

export function importRoutes(deps: ImportRouteDeps): AdminRoute[] {
  return [
    importOddsRoute(deps, MOST_BODY_BYTES),
    adminRoute({
      method: 'POST',
      path: '/batches/import',
      summary:
        'Codes printed elsewhere, as CSV with the column code and perhaps label: all of them or none, with the reason per line.',
      access: 'vouchers.import',
      body: importBody,
      maxBodyBytes: MOST_BODY_BYTES,
      async handle({ actor, body }) {
        const read = readImport(deps.vault, body);
        const outcome = await deps.database.transaction((stores) =>
          importBatch(deps, stores, actor.name, read),
        );
        if (outcome.kind === 'imported') {
          const { batches, count } = outcome;
          const made = batches.map(({ id, label, count: of }) => ({ id, label, count: of }));
          const answer: ImportAnswer = { kind: 'imported', count, batches: made };
          return { status: 201, body: answer };
        }
        const { problems, onlyWeak } = outcome;
        const shown = problems.slice(0, PROBLEMS_SHOWN);
        const answer: ImportAnswer = {
          ...{ kind: 'refused', problems: shown, problemCount: problems.length, onlyWeak },
        };
        return { body: answer };
      },
    }),
  ];
}
