/** What a router asks and reports, once the RADIUS library has checked and decoded it. */
import type { SessionGrant } from '../core/entitlement.ts';
import type { Counters } from '../core/usage.ts';

export interface AccessQuestion {
  routerId: string;
  userName: string;
  /** `AA:BB:CC:DD:EE:FF`, from Calling-Station-Id. */
  mac: string | null;
  /** Whether the request's credential (PAP, CHAP …) was made from this cleartext. */
  verify(cleartext: string): boolean;
}

export type AccessAnswer =
  | { ok: true; grant: SessionGrant; classValue: Buffer }
  | { ok: false; replyMessage: string };

export type AccountingStatus = 'start' | 'interim' | 'stop' | 'on' | 'off';

export interface AccountingReport {
  routerId: string;
  status: AccountingStatus;
  userName: string;
  acctSessionId: string;
  classValue: Buffer | null;
  mac: string | null;
  ip: string | null;
  nasPortId: string | null;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
  eventTimestampSeconds: number | null;
  delaySeconds: number;
  terminateCause: string | null;
}

/** Tells a router to end or change a live session (RFC 5176). */
export interface NasControl {
  disconnect(target: OrderTarget): Promise<OrderResult>;
  /** Brings new limits to a session that goes on. */
  change(target: OrderTarget, change: LiveChange): Promise<OrderResult | { kind: 'unsupported' }>;
  /** Books what a router has counted by now, where it can be asked. @returns whether it could */
  hear(routerId: string): Promise<boolean>;
}

/** What came of asking a router to end a session that cannot exist. */
export type ProbeResult =
  | { kind: 'proven'; roundTripMs: number }
  | { kind: 'refused'; roundTripMs: number; reason: string }
  /** `forged`: answers came, but none signed with the secret. */
  | { kind: 'silent' | 'forged'; roundTripMs: null };

/** New limits of a live session, and which of them are new. */
export interface LiveChange {
  changes: ReadonlySet<'sessionTimeout' | 'speed' | 'data'>;
  /** What it may use from now on. */
  grant: SessionGrant;
  /** What it has used since it began: routers count limits from there. */
  used: Counters;
}

export interface OrderTarget {
  routerId: string;
  userName: string;
  acctSessionId: string;
  mac: string | null;
  ip: string | null;
}

/** What the router answered; `unsupported` above: this kind of router cannot. */
export type OrderResult =
  | { kind: 'done' }
  /** The router knows no such session (any more). */
  | { kind: 'gone' }
  | { kind: 'refused'; reason: string }
  | { kind: 'no_answer' };
