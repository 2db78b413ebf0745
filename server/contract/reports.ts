/** What the first screen and the reports of the owner's tablet show. */

export interface Takings {
  cents: number;
  /** Payments, and printed vouchers used for the first time. */
  count: number;
}

/** How many devices are online on a router, and at which site it stands; null: none. */
export interface OnlineRouter {
  id: string;
  name: string;
  site: string | null;
  devices: number;
}

/** GET /dashboard. Sums are left out for roles that do not see them. */
export interface DashboardView {
  at: string;
  money: {
    /** A cashier, who counts a drawer blindly, sees mobile money alone. */
    scope: 'all' | 'mobile';
    today: Takings;
    /** The same day last week until the same hour. */
    todayBefore: Takings;
    /** From Monday on. */
    week: Takings;
    /** Last week until the same day and hour. */
    weekBefore: Takings;
  } | null;
  online: { total: number; routers: OnlineRouter[] };
  /** Printed vouchers that nobody has used. */
  stock: { total: number; plans: { name: string; count: number }[] } | null;
  box: {
    freeBytes: number;
    totalBytes: number;
    /** When the last backup was written; null: never. */
    backupAt: string | null;
    /** What was left at each SMS provider when it was last asked. */
    sms: { provider: string; balanceCents: number }[];
  };
}

/** GET /dashboard/charts: 30 days, and the last 24 hours of who was online. */
export interface DashboardCharts {
  revenue: { day: string; cents: number }[] | null;
  online: { at: string; devices: number }[];
  data: { day: string; bytesUp: number; bytesDown: number }[];
  plans: { name: string; count: number; cents: number }[] | null;
}

/** GET /events, as server-sent events without content: what should be asked for again. */
export type LiveTopic = 'money' | 'online';

export type FirstStep = 'logo' | 'router' | 'plans' | 'mpesa' | 'sms' | 'sheet';

/**
 * GET /first-steps → {steps}: what makes a box ready to sell, in the order in which the guide asks.
 * `hidden` are unfinished ones that the owner does without (the setting `guide.hidden`).
 */
export interface FirstStepView {
  step: FirstStep;
  state: 'done' | 'open' | 'hidden';
}

export interface SalesLine {
  /** Plan, site or operator id, provider, or the day `2026-03-31`; empty: none of them. */
  key: string;
  /** As people know it; empty for methods and for nobody, which the screen words itself. */
  label: string;
  now: Takings;
  /** In the period of the same length just before. */
  before: Takings;
}

/** GET /reports/sales?by=&from=&to=[&format=csv] → {report}; days included, at most 366. */
export interface SalesReport {
  by: 'day' | 'plan' | 'site' | 'method' | 'seller';
  from: string;
  to: string;
  lines: SalesLine[];
  total: { now: Takings; before: Takings };
}

export interface Use {
  sessions: number;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
}

export interface UsageLine {
  /** Plan, site or router id, or the day `2026-03-31`; empty: no site. */
  key: string;
  label: string;
  now: Use;
  /** In the period of the same length just before. */
  before: Use;
}

/** One hour of the day, by the shop's clock. */
export interface BusyHour {
  hour: number;
  /** Devices online, on average and at most, as counted every five minutes. */
  average: number;
  peak: number;
}

/** GET /reports/usage?by=&from=&to=[&format=csv] → {report}; days included, at most 366. */
export interface UsageReport {
  by: 'day' | 'plan' | 'site' | 'router';
  from: string;
  to: string;
  lines: UsageLine[];
  total: { now: Use; before: Use };
  /** Different devices; null where single sessions are kept no more. */
  devices: { now: number | null; before: number | null };
  /** Of the days of the period that are remembered (the last 32); empty when none is. */
  hours: BusyHour[];
}

export interface VouchersMoved {
  /** Printed ones that were made. */
  made: number;
  /** Printed ones that were used for the first time. */
  used: number;
  /** Sold on the Wi-Fi page and at the counter. */
  sold: number;
}

export interface VouchersLine {
  key: string;
  label: string;
  now: VouchersMoved;
  before: VouchersMoved;
  /** Printed ones that nobody has used, at this moment. */
  left: number;
}

/** GET /reports/vouchers?from=&to=[&format=csv] → {report}: by plan. */
export interface VouchersReport {
  from: string;
  to: string;
  lines: VouchersLine[];
}
