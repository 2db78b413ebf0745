import { z } from 'zod';
import type { ImportOdds } from '../../contract/vouchers.ts';
import { foreignOdds } from '../../core/foreign-odds.ts';
import { readImportedCodes } from '../../core/imported-codes.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { readCodesCsv } from './read-codes-csv.ts';

/** What the codes of a file are worth against a guesser. @throws AppError csv_invalid */
export function importOdds(csv: string): ImportOdds | null {
  const { codes } = readImportedCodes(readCodesCsv(csv));
  const odds = foreignOdds(codes.map(({ symbols }) => symbols));
  return odds && { ...odds, days: Math.round(odds.days * 10) / 10 };
}

/** Before anything is stored, so that a weak file is never sold. */
export function importOddsRoute(mostBodyBytes: number): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/batches/import/odds',
    summary: 'How soon somebody who guesses finds one of the codes in a file; stores nothing.',
    access: 'vouchers.import',
    body: z.strictObject({ csv: z.string().max(mostBodyBytes) }),
    maxBodyBytes: mostBodyBytes,
    handle: async ({ body }) => ({ body: { odds: importOdds(body.csv) } }),
  });
}
