import { parseVoucherCode } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
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
  const code = parseVoucherCode(typedCode);
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
