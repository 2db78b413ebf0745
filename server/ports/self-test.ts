import type { RouterRecord } from './router-store.ts';
import type { VoucherRecord } from './voucher-store.ts';

/** What the test customer leaves while it is there: a router and a voucher that nobody else sees. */
export interface SelfTestStore {
  place(router: RouterRecord, voucher: VoucherRecord): Promise<void>;
  /** What the box has counted of its visit; null while there is no session of it. */
  counted(): Promise<{ seconds: number; bytes: number; isOver: boolean } | null>;
  /** Every trace goes, so that no report ever counts it; nothing happens when there is none. */
  clear(): Promise<void>;
}

/** The ids are always the same: what a power cut has left is found by them. */
export const TEST_ROUTER_ID = '5e1f7e57-0000-4000-8000-000000000001';
export const TEST_VOUCHER_ID = '5e1f7e57-0000-4000-8000-000000000002';

export const VISIT_STEPS = ['login', 'wrong_code', 'start', 'report', 'logout'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];

export interface Visit {
  code: string;
  secret: string;
  seconds: number;
  bytes: number;
}

/**
 * A customer's whole visit as a router reports it, over the box's own UDP ports.
 * @returns the step that was not answered as it should be; null when all were
 */
export type VisitBox = (visit: Visit) => Promise<VisitStep | null>;
