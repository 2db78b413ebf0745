import { UNUSED } from '../../core/entitlement.ts';
import { formatVoucherCode, makeVoucherCode } from '../../core/voucher-code.ts';
import type { MintRequest, VoucherMint } from '../../ports/services.ts';
import type { VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';

const PURPOSE = 'voucher code';

/** Codes are stored as an HMAC to find them by and a ciphertext to show them again. */
export function createMint(deps: { clock: Clock; random: Random; vault: Vault }): VoucherMint {
  const made = (request: MintRequest, symbols: string, shown: string): VoucherRecord => ({
    ...UNUSED,
    ...request,
    id: deps.random.uuid(),
    codeHash: deps.vault.codeHash(symbols),
    codeCipher: deps.vault.seal(shown, PURPOSE),
    codeLast: shown.slice(-3),
    createdAtMs: deps.clock.now(),
    revokedAtMs: null,
  });
  return {
    mint(request) {
      const code = makeVoucherCode((below) => deps.random.integer(below));
      return { code: formatVoucherCode(code), voucher: made(request, code, code) };
    },
    adopt: (request, { symbols, shown }) => made(request, symbols, shown),
    sealedBytes: (symbols) => deps.vault.seal('', PURPOSE).length + symbols,
    reveal: (voucher) => formatVoucherCode(deps.vault.open(voucher.codeCipher, PURPOSE)),
  };
}
