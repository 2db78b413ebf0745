/** What the owner's tablet and the command line exchange with `/api/v1` on the admin listener. */

import type { LimitTerms } from './limits.ts';
import type { Permission } from './permissions.ts';
import type { PlanView, PurchaseState, VoucherBalance, VoucherStatus } from './portal.ts';
import type { SplashLanguage } from './splash.ts';

export type * from './routers.ts';

export type Role = 'owner' | 'manager' | 'cashier' | 'technician';

/** GET /setup: whether the box still waits for its owner. */
export interface SetupState {
  needed: boolean;
  simulated: { payments: boolean; sms: boolean };
  businessName: string | null;
}

/** POST /setup */
export interface SetupRequest {
  pin: string;
  ownerName: string;
  username: string;
  password: string;
  businessName: string;
  currency: string;
  timeZone: string;
  demoPlans: boolean;
}

/** GET /me, and the answer of POST /login {username, password, code?} and POST /setup. */
export interface Me {
  username: string;
  name: string;
  role: Role;
  /** What they may do now. */
  permissions: Permission[];
  /** Whether the login asks for a code of an authenticator app. */
  twoFactor: boolean;
  business: BusinessView;
  simulated: { payments: boolean; sms: boolean };
  /** Why this box sells or does not: it may be one of a pair. */
  standing: 'open' | 'standby' | 'replaced' | 'waiting';
  /** Where customers reach the splash, without a slash at the end: what a printed QR opens. */
  portalUrl: string;
}

export interface BusinessView {
  name: string;
  currency: string;
  timeZone: string;
}

/** GET /plans → {plans}, POST /plans → {plan}, PATCH /plans/:id → {plan}, DELETE /plans/:id (archives), POST /plans/:id/restore → {plan}. */
export interface AdminPlan extends PlanView {
  /** Sold on the splash. */
  visible: boolean;
  /** Sold at the counter. */
  atCounter: boolean;
  /** Minutes after midnight between which the splash shows it; null = all day. */
  shownFromMinute: number | null;
  shownUntilMinute: number | null;
  position: number;
  /** Whether customers are told by SMS that their voucher is nearly over. */
  reminds: boolean;
  createdAt: string;
}

export interface PlanInput extends LimitTerms {
  name: string;
  priceCents: number;
  visible?: boolean;
  atCounter?: boolean;
  bestValue?: boolean;
  shownFromMinute?: number | null;
  shownUntilMinute?: number | null;
  reminds?: boolean;
}

/** POST /batches {plan: id or name, count, label?} → {batch, codes}; GET /batches?find=&cursor= → Page<BatchView>; GET /batches/:id → {batch}. */
export interface BatchView {
  id: string;
  planId: string;
  planName: string;
  label: string;
  /** Its vouchers work at this site alone; null: wherever the plan does. */
  siteId: string | null;
  /** What each was printed to cost. */
  priceCents: number;
  count: number;
  unused: number;
  createdAt: string;
  createdBy: string;
}

/** POST /batches/:id/reveal → {batch, codes}: audited, for printing. */
export interface BatchCodes {
  batch: BatchView;
  codes: string[];
}

/** GET /vouchers/odds?more= → {odds}: what a guesser reaches once that many more codes are made. */
export interface CodeOdds {
  /** Codes that open the Wi-Fi, with those to come. */
  liveCodes: number;
  /** A year of guessing without a pause finds one of them with a chance of one in so many. */
  oneIn: number | null;
}

/** GET /vouchers?batch=&status=&cursor= → Page<VoucherRow>. */
export interface VoucherRow {
  id: string;
  codeMasked: string;
  planName: string;
  status: VoucherStatus;
  usedSeconds: number;
  usedBytes: number;
  createdAt: string;
  activatedAt: string | null;
  expiresAt: string | null;
}

/** POST /vouchers/lookup {code} → VoucherDetail; POST /vouchers/revoke {code} → VoucherDetail. */
export interface VoucherDetail extends VoucherBalance {
  id: string;
  code: string;
  plan: string;
  priceCents: number;
  createdAt: string;
  macs: string[];
}

/** GET /sessions?open=1&cursor= → Page<SessionView>; POST /sessions/:id/disconnect. */
export interface SessionView {
  id: string;
  /** Masked code. */
  voucher: string;
  planName: string;
  router: string;
  mac: string | null;
  /** The device made this address up for this network, as phones do. */
  macIsRandom: boolean;
  ip: string | null;
  startedAt: string;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
  /** By the last two reports; null when they are not fresh. */
  now: { downBps: number; upBps: number } | null;
  /** What the voucher has left, all its devices together; null for unlimited. */
  timeLeft: { left: number; of: number } | null;
  dataLeft: { left: number; of: number } | null;
  /** Whether a message can be written to whoever bought the voucher. */
  hasPhone: boolean;
  open: boolean;
}

/** The mean speed since the point before, or of the five minutes that begin there. */
export interface SpeedPoint {
  at: string;
  downBps: number;
  upBps: number;
}

/** GET /sessions/:id */
export interface SessionDetail {
  session: SessionView;
  voucherId: string;
  lastHeardAt: string;
  /** As the router said it; null while it lasts. */
  endedBy: string | null;
  /** Since the box started, at most the last sixty reports. */
  speeds: SpeedPoint[];
  /** Other sessions of the same device or voucher, the newest first, 20 at most. */
  others: SessionView[];
}

/** GET /payments?state=&site=&cursor= → Page<PaymentView>. */
export interface PaymentView {
  id: string;
  state: PurchaseState;
  reason: string | null;
  planName: string | null;
  priceCents: number;
  paidCents: number | null;
  currency: string;
  /** Masked, unless the caller may see it whole (GET /payments?unmasked=1, owner, audited). */
  phone: string | null;
  receipt: string | null;
  /** Masked code, or the whole one with unmasked=1. */
  voucher: string | null;
  createdAt: string;
  paidAt: string | null;
}

/** GET /payments/:id → {payment, timeline}. */
export interface PaymentTimelineEntry {
  at: string;
  what: string;
  detail: string;
}

/** GET /troubles[?reference=] → {troubles}. */
export interface TroubleView {
  reference: string;
  /** Its MAC, else its address. */
  device: string;
  clientAddress: string;
  router: string | null;
  problem: string;
  said: string;
  failures: number;
  createdAt: string;
  updatedAt: string;
}

/** Words in some languages of the splash, by language. */
export type LookWords = Partial<Record<SplashLanguage, string>>;

/**
 * GET /splash/looks → {looks: LookView[]}, PUT and DELETE /splash/looks/:router, where `all` is
 * the look of everybody. What a router's look leaves empty is taken from that of all.
 */
export interface SplashLook {
  /** In place of the business's name. */
  name: string | null;
  /** `#rrggbb`, readable on the ground and on white; null = the house's own. */
  accent: string | null;
  ground: string | null;
  /** Id of an uploaded picture. */
  logo: string | null;
  announcement: LookWords;
  /** Whoever pays or uses a voucher accepts them; which version is kept. */
  terms: LookWords;
  banner: { picture: string; link: string | null; text: string } | null;
}

export interface LookView {
  /** Router id, or `all`. */
  router: string;
  look: SplashLook;
}

/** GET /splash/wording?language= → {entries}, PUT /splash/wording {language, key, words}. */
export interface WordingEntry {
  /** Path of the text, e.g. `plans.heading`. */
  key: string;
  usual: string;
  /** The owner's words; null while the usual ones are shown. */
  words: string | null;
}

/** GET /splash/funnel?days=&format=json|csv → {rows}: devices per day; nobody is in it. */
export interface FunnelRow {
  /** `2026-11-21` in the shop's time zone. */
  day: string;
  phoneOs: 'android' | 'ios' | 'kaios' | 'computer' | 'other';
  /** `banner` stands beside the way from `seen` to `online`. */
  steps: Record<'seen' | 'plan' | 'phone' | 'prompt' | 'paid' | 'online' | 'banner', number>;
}

/** POST /splash/pictures {use, data: base64} → {picture}: PNG or JPEG. */
export interface PictureView {
  id: string;
  widthPx: number;
  heightPx: number;
  bytes: number;
}

/** GET /operators → {operators}, POST /operators {username, name, role, password} → {operator}. */
export interface OperatorView {
  id: string;
  username: string;
  name: string;
  role: Role;
  twoFactor: boolean;
  /** Cannot log in any more. */
  disabled: boolean;
  createdAt: string;
}

/** GET /health, the same as `mlango doctor`. */
export interface HealthCheck {
  name: string;
  status: 'green' | 'amber' | 'red';
  sentence: string;
  mend: string | null;
}

/** Lists are paged by an opaque cursor; null = the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
