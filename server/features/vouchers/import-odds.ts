import { z } from 'zod';
import type { ImportOdds } from '../../contract/vouchers.ts';
import { foreignOdds } from '../../core/foreign-odds.ts';
import { readImportedCodes } from '../../core/imported-codes.ts';
import { readVoucherCode } from '../../core/voucher-code.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { VoucherMint } from '../../ports/services.ts';
import { readCodesCsv } from './read-codes-csv.ts';
import type { VoucherReadModel } from './read-model.ts';

export interface OddsDeps {
  mint: Pick<VoucherMint, 'reveal' | 'sealedBytes'>;
  readModel: Pick<VoucherReadModel, 'liveCiphers'>;
}

/** Deciphered at once: short enough that nobody waits for it. */
const SLICE = 500;

/** What the codes of a file are worth against a guesser. @throws AppError csv_invalid */
export async function importOdds(deps: OddsDeps, csv: string): Promise<ImportOdds | null> {
  const { codes } = readImportedCodes(readCodesCsv(csv));
  const symbols = codes.map((code) => code.symbols);
  const odds = foreignOdds(symbols, await keptLike(deps, symbols));
  return odds && { ...odds, days: Math.round(odds.days * 10) / 10 };
}

/** Codes on the box that are as long as some of these, and none of them. */
async function keptLike(deps: OddsDeps, codes: readonly string[]): Promise<string[]> {
  const lengths = new Set(codes.map(({ length }) => length));
  if (lengths.size === 0) return [];
  const sealed = [...lengths].map((length) => deps.mint.sealedBytes(length));
  const ciphers = await deps.readModel.liveCiphers(sealed);
  const given = new Set(codes);
  const kept: string[] = [];
  for (let from = 0; from < ciphers.length; from += SLICE) {
    for (const codeCipher of ciphers.slice(from, from + SLICE)) {
      const code = readVoucherCode(deps.mint.reveal({ codeCipher }));
      if (code && !given.has(code)) kept.push(code);
    }
    await new Promise(setImmediate);
  }
  return kept;
}

/** Before anything is stored, so that a weak file is never sold. */
export function importOddsRoute(deps: OddsDeps, mostBodyBytes: number): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/batches/import/odds',
    summary:
      'How soon somebody who guesses finds one of the codes in a file or one on the box that looks like them; stores nothing.',
    access: 'vouchers.import',
    body: z.strictObject({ csv: z.string().max(mostBodyBytes) }),
    maxBodyBytes: mostBodyBytes,
    handle: async ({ body }) => ({ body: { odds: await importOdds(deps, body.csv) } }),
  });
}
