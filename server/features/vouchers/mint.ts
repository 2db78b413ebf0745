import { UNUSED } from '../../core/entitlement.ts';
import { formatVoucherCode, makeVoucherCode } from '../../core/voucher-code.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';

const PURPOSE = 'voucher code';

/** Codes are stored as an HMAC to find them by and a ciphertext to show them again. */
export function createMint(deps: { clock: Clock; random: Random; vault: Vault }): VoucherMint {
  return {
    mint(request) {
      const code = makeVoucherCode((below) => deps.random.integer(below));
      return {
        code: formatVoucherCode(code),
        voucher: {
          ...UNUSED,
          ...request,
          id: deps.random.uuid(),
          codeHash: deps.vault.codeHash(code),
          codeCipher: deps.vault.seal(code, PURPOSE),
          codeLast: code.slice(-3),
          createdAtMs: deps.clock.now(),
          revokedAtMs: null,
        },
      };
    },
    reveal: (voucher) => formatVoucherCode(deps.vault.open(voucher.codeCipher, PURPOSE)),
  };
}
