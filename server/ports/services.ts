/** Small services that several features use; implemented once and handed out by compose. */
import type { LoginForm, RouterParameters } from '../contract/portal.ts';
import type { Limits } from '../core/plan.ts';
import type { Stores, VoucherRecord } from './stores.ts';

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
  /** A voucher for a code that was printed elsewhere; nothing is stored yet. */
  adopt(request: MintRequest, code: { symbols: string; shown: string }): VoucherRecord;
  /** The code of a stored voucher, shown as `XXXXX-XXXXX`. */
  reveal(voucher: Pick<VoucherRecord, 'codeCipher'>): string;
  /** How long the cipher of a code with so many symbols is. */
  sealedBytes(symbols: number): number;
}

/** What of a router's record its login page or its controller needs. */
export interface LoginRouter {
  id: string;
  kind: string;
  /** Shared with the login page or the controller: uamsecret, faskey, API key, NBI password. */
  loginSecret: string | null;
  /** Where the controller's API is, e.g. `https://192.168.1.2:8443`. */
  controllerUrl: string | null;
  /** The controller's name for this site. */
  controllerSite: string | null;
  /** SHA-256 of the controller's certificate in hex, once pinned. */
  controllerFingerprint: string | null;
}

export interface TopUpRequest {
  voucherId: string;
  /** What was bought, as it was sold. */
  bought: Limits;
  planId: string;
  planName: string;
  priceCents: number;
  /** Null: sold at the counter. One purchase tops up once, however often it is settled. */
  purchaseId: string | null;
  actor: string;
}

export type TopUpOutcome =
  | { kind: 'added' | 'renewed' | 'already'; voucher: VoucherRecord }
  /** `other_terms`: what is left was bought on other terms, so the buyer needs a code of its own. */
  | { kind: 'refused'; reason: 'unknown' | 'revoked' | 'other_terms' };

/**
 * Buys a plan onto a code inside the caller's transaction (`topUp` in core/top-up.ts has the
 * arithmetic, and tells before any money moves whether it would be refused). What is online learns
 * of it within a second or two of the commit.
 */
export type TopUpVoucher = (stores: Stores, request: TopUpRequest) => Promise<TopUpOutcome>;

/** Makes the form that logs a customer in to the router that sent them to the splash. */
export interface RouterLogin {
  /** Null when the parameters name no router of ours. */
  formFor(code: string, parameters: RouterParameters): LoginForm | null;
}

/** Tells a job that there may be something to do now. */
export type Wake = () => void;

/** A MikroTik that has said who it is; a stranger's words. */
export interface Neighbour {
  address: string;
  mac: string | null;
  identity: string;
  board: string | null;
  version: string | null;
}

/** Asks the networks that this machine stands in; takes a few seconds. */
export type FindNeighbours = () => Promise<Neighbour[]>;
