/**
 * What the splash page and outside scripts exchange with the portal listener.
 * Money is integer cents, data is bytes, speed is bits per second, times are ISO 8601 strings
 * unless the name says seconds. `null` means unlimited or not yet known, as the field says.
 */

import type { LimitTerms } from './limits.ts';

export type Language = 'en' | 'sw';

export interface PlanView extends LimitTerms {
  id: string;
  name: string;
  priceCents: number;
  currency: string;
  /** The one the owner recommends. */
  bestValue: boolean;
}

export type PurchaseState =
  | 'created'
  | 'sending'
  | 'prompted'
  | 'unknown'
  | 'paid'
  | 'failed'
  | 'stale'
  | 'suspense'
  | 'reversed';

/** A form the customer's browser submits to the router (or the page it must open). */
export interface LoginForm {
  method: 'GET' | 'POST';
  action: string;
  fields: Record<string, string>;
}

/** Flat and kebab-case, exactly as the router put them into the splash's query string. */
export type RouterParameters = Record<string, string>;

export interface PurchaseRequest {
  id: string;
  planId: string;
  phone: string;
  mac?: string;
  ip?: string;
  router?: string | RouterParameters;
  /** Pays from the credit of this phone: the code of an M-Pesa message about a payment of it. */
  credit?: string;
  /** Who gets the code by SMS instead of the payer. */
  giftPhone?: string;
  /** Lowers the price; not with `credit`. */
  coupon?: string;
  /** The plan for so many devices at once: price, time, data and devices as many times. 1 unless told. */
  count?: number;
  /** The code that what is bought is added to. */
  topUp?: string;
  /** Who is asked for the money, e.g. `airtel`; M-Pesa unless told. */
  provider?: string;
}

/** What happened to a purchase, for its buyer. */
export interface PurchaseEvent {
  what: 'asked' | 'money' | 'code' | 'sms' | 'sent_back';
  at: string;
}

export interface PurchaseView {
  id: string;
  planId: string;
  planName: string;
  priceCents: number;
  currency: string;
  /** The prompted number with its middle hidden, e.g. `0712 ••• 678`. */
  phoneMasked: string;
  state: PurchaseState;
  /** Who is asked for the money, as customers know it, e.g. `M-Pesa`. */
  method: string;
  /** Stable reason when the state is failed or unknown, e.g. `cancelled`, `wrong_pin`, `insufficient_funds`. */
  reason: string | null;
  /** One sentence for the customer in the language asked for. */
  message: string;
  /** AccountReference: what to type when paying by hand. */
  reference: string;
  /** Earliest moment at which this number may be asked again; posting the same id does it. */
  retryAt: string | null;
  /** When the number is asked, while that is still to come: it is asked once a minute. Null otherwise. */
  promptAt: string | null;
  createdAt: string;
  /** The price without the coupon; null where there is none. */
  listPriceCents: number | null;
  /** Who else gets the code by SMS, masked. */
  giftPhoneMasked: string | null;
  /** What was bought is on this code, masked: whoever paid for it need not know it. */
  toppedUpCodeMasked: string | null;
  /** In order; empty while the payment is young and simply awaited. */
  story: PurchaseEvent[];
  voucherCode?: string;
  login?: LoginForm;
}

export type VoucherStatus = 'unused' | 'active' | 'used' | 'expired' | 'revoked';

export interface VoucherBalance {
  status: VoucherStatus;
  planName: string;
  usedSeconds: number;
  usedBytes: number;
  remainingSeconds: number | null;
  remainingBytes: number | null;
  remainingDownBytes: number | null;
  remainingUpBytes: number | null;
  activatedAt: string | null;
  /** The end of validity or the fixed end, whichever comes first. */
  expiresAt: string | null;
  /** The speeds that hold now. */
  downBps: number | null;
  upBps: number | null;
  /** They are the lower ones of fair use. */
  isSlowed: boolean;
  /** When the clock changes them next. */
  speedUntil: string | null;
  /** Outside its hours: when it may be used again. */
  opensAt: string | null;
  /** Inside its hours: when they end. */
  closesAt: string | null;
  /** It rests, until then at the latest. */
  pausedUntil: string | null;
  /** How often the customer may pause it yet. */
  pausesLeft: number;
  devices: number;
}

export interface RedeemResponse {
  voucher: VoucherBalance;
  /** Null when the page was not opened through a router, so there is nothing to log in to. */
  login: LoginForm | null;
}

/** What this device has left; `online` says whether the router reports a live session. */
export interface DeviceSessionView {
  online: boolean;
  mac: string | null;
  voucher: (VoucherBalance & { codeMasked: string }) | null;
}

/** RFC 8908 section 5. */
export interface CaptivePortalStatus {
  captive: boolean;
  'user-portal-url'?: string;
  'venue-info-url'?: string;
  'can-extend-session'?: boolean;
  'seconds-remaining'?: number;
  'bytes-remaining'?: number;
}

export interface ApiErrorBody {
  error: { code: string; message: string; fields?: Record<string, string> };
}
