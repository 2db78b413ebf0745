/** Finding vouchers, and codes that were printed elsewhere. */
import type { VoucherRow } from './admin.ts';
import type { VoucherBalance } from './portal.ts';

/**
 * POST /vouchers/search {what, as?, cursor?} → Page<VoucherHit> & {as}: by code, phone number, MAC
 * address or batch, whatever `what` is; in the body, so that it stays out of logs.
 * GET /vouchers/:id → VoucherPage; POST /vouchers/:id/reveal → {code}; POST /vouchers/:id/revoke →
 * VoucherPage; POST /vouchers/replace {code, reason} and POST /vouchers/:id/replace {reason} →
 * {replacement: {id, planName, code}}.
 */
export interface VoucherHit extends VoucherRow {
  batchId: string | null;
  /** Of its batch. */
  label: string;
  /** Who made its batch; null when it was sold by itself. */
  madeBy: string | null;
  /** User name of the attendant who has the card; null when nobody has, or it is sold. */
  holder: string | null;
  /** Who sold it at the counter; null on the splash. */
  soldBy: string | null;
  soldAt: string | null;
  /** The provider, `cash` or `credit`; null when no sale is known. */
  paidBy: string | null;
  phoneMasked: string | null;
  /** Devices that used it, the latest first. */
  macs: string[];
}

export interface VoucherPage {
  voucher: VoucherHit;
  balance: VoucherBalance;
}

/** POST /batches/import/odds {csv} → {odds}: of the kind of code that is guessed soonest; null without codes. */
export interface ImportOdds {
  codes: number;
  /** So many of them are on the box already and would be found as well. */
  kept: number;
  length: number;
  /** A year of guessing without a pause finds one of them with a chance of one in so many. */
  oneIn: number;
  /** After so many days one of them is found, on average. */
  days: number;
}

/**
 * POST /batches/import {plan, label?, csv, allowWeak?} → ImportAnswer. The kinds of problems are
 * those of core/imported-codes; nothing is stored when there is one.
 */
export type ImportAnswer =
  | {
      kind: 'imported';
      count: number;
      batches: { id: string; label: string; count: number }[];
    }
  | {
      kind: 'refused';
      /** The first hundred, by line; the first line of the file is 1. */
      problems: { line: number; kind: string; other: number | null }[];
      problemCount: number;
      /** `allowWeak` would take them. */
      onlyWeak: boolean;
    };

/** GET /voucher-template → {template}, PUT /voucher-template → {template}: how printed vouchers look. */
export interface VoucherTemplate {
  /** In place of the business's name; empty: the name. */
  heading: string;
  /** Id of an uploaded picture (POST /splash/pictures, use `logo`). */
  logo: string | null;
  /** `#rrggbb` of the band or the frame; code and QR stay black on white. */
  colour: string | null;
  style: 'plain' | 'band' | 'frame';
  /** A line at the end; empty: none. */
  note: string;
  show: Record<'business' | 'plan' | 'price' | 'label' | 'how', boolean>;
}
