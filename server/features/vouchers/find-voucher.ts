import type { Guesser, GuessGuard } from '../../core/guess-guard.ts';
import { readVoucherCode } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { Database, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';

/**
 * Finds a voucher by its code as a person typed it.
 * @throws AppError code_invalid | code_unknown
 */
export async function findVoucher(
  vault: Vault,
  stores: Stores,
  typedCode: string,
): Promise<VoucherRecord> {
  const code = readVoucherCode(typedCode);
  if (!code) {
    throw new AppError(
      422,
      'code_invalid',
      'A code has ten letters and digits, like ABCDE-12345. Check it and try again.',
      { code: 'Check the code.' },
    );
  }
  const voucher = await stores.vouchers.findByHash(vault.codeHash(code));
  if (!voucher) {
    throw new AppError(404, 'code_unknown', 'This code is not known. Check it and try again.', {
      code: 'Check the code.',
    });
  }
  return voucher;
}

export interface GuessDeps {
  database: Database;
  clock: Clock;
  vault: Vault;
  guesses: GuessGuard;
}

/**
 * The same for somebody at the splash, who may be guessing.
 * @param mac of the device, when its router told it.
 * @throws AppError code_invalid | code_unknown | too_many_guesses
 */
export async function guessedVoucher(
  deps: GuessDeps,
  typedCode: string,
  mac: string | null,
  clientAddress: string,
): Promise<VoucherRecord> {
  const nowMs = deps.clock.now();
  const stores = deps.database.read;
  const known = mac !== null && (await stores.vouchers.listByMac(mac)).length > 0;
  const guesser: Guesser = { device: mac ?? clientAddress, router: null, known };
  const found = await findVoucher(deps.vault, stores, typedCode).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (found instanceof AppError && found.code === 'code_invalid') throw found;
  // Thousands may be guessing at once: what counts are the failures known when the answer is due.
  if (!deps.guesses.allows(guesser, nowMs)) {
    throw new AppError(
      429,
      'too_many_guesses',
      'Too many wrong codes. Wait a minute, then try again.',
    );
  }
  if (!(found instanceof AppError)) return found;
  deps.guesses.failed(guesser, nowMs);
  throw found;
}
