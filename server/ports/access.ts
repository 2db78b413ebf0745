/** What a router asks and reports, once the RADIUS library has checked and decoded it. */
import type { SessionGrant } from '../core/entitlement.ts';

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
  disconnect(target: DisconnectTarget): Promise<DisconnectResult>;
}

export interface DisconnectTarget {
  routerId: string;
  userName: string;
  acctSessionId: string;
  mac: string | null;
  ip: string | null;
}

export type DisconnectResult =
  | { kind: 'done' }
  /** The router knows no such session (any more). */
  | { kind: 'gone' }
  | { kind: 'refused'; reason: string }
  | { kind: 'no_answer' };
