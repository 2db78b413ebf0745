/** Small services that several features use; implemented once and handed out by compose. */
import type { LoginForm, RouterParameters } from '../contract/portal.ts';
import type { Limits } from '../core/plan.ts';
import type { VoucherRecord } from './stores.ts';

export interface MintRequest extends Limits {
  planId: string;
  planName: string;
  priceCents: number;
  batchId: string | null;
  purchaseId: string | null;
}

export interface VoucherMint {
  /** A new voucher and its code in clear; nothing is stored yet. */
  mint(request: MintRequest): { voucher: VoucherRecord; code: string };
  /** The code of a stored voucher, shown as `XXXXX-XXXXX`. */
  reveal(voucher: Pick<VoucherRecord, 'codeCipher'>): string;
}

/** Makes the form that logs a customer in to the router that sent them to the splash. */
export interface RouterLogin {
  /** Null when the parameters name no router of ours. */
  formFor(code: string, parameters: RouterParameters): LoginForm | null;
}

/** Tells a job that there may be something to do now. */
export type Wake = () => void;
