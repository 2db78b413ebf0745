/** The outbox, what was tried with each message, what was reported, and what customers sent us. */
import type { PastAttempt, SmsRefusal } from '../core/sms-route.ts';
import type { MessageKind } from '../core/sms-templates.ts';

/** `dropped`: it was no longer needed, or the customer wants no such messages. */
export type MessageState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'unknown'
  | 'dropped';

export interface MessageRecord {
  id: string;
  kind: MessageKind;
  purchaseId: string | null;
  voucherId: string | null;
  /** What it is about when it is no purchase: at most one per (subject, kind, period). */
  subject: string | null;
  /** E.g. the week of a summary; empty = once for ever. */
  period: string;
  phone: string;
  language: string;
  /** Values of the template besides the business, plan and code, which are read when it is sent. */
  parameters: Record<string, string>;
  state: MessageState;
  /** Rises with every resend by hand; attempts of earlier rounds count no more. */
  round: number;
  attempts: number;
  nextAttemptAtMs: number | null;
  error: string | null;
  createdAtMs: number;
  sentAtMs: number | null;
  deliveredAtMs: number | null;
}

export type AttemptOutcome = 'sending' | PastAttempt['outcome'];

export interface AttemptRecord {
  id: string;
  messageId: string;
  round: number;
  /** 1, 2, 3 … over all rounds. */
  number: number;
  provider: string;
  outcome: AttemptOutcome;
  refusal: SmsRefusal | null;
  detail: string | null;
  providerId: string | null;
  parts: number | null;
  costCents: number | null;
  startedAtMs: number;
  endedAtMs: number | null;
}

export interface ReportRecord {
  id: string;
  provider: string;
  providerId: string;
  status: string;
  phone: string | null;
  detail: string;
  receivedAtMs: number;
}

export interface InboundSmsRecord {
  id: string;
  provider: string;
  providerId: string;
  phone: string;
  /** What was understood: `code`, `balance`, `stop`, `start`, `help` or `throttled`. */
  keyword: string;
  receivedAtMs: number;
}

export interface MessageStore {
  /** False when there is one already for this (purchase, kind) or (subject, kind, period). */
  enqueue(message: MessageRecord): Promise<boolean>;
  update(message: MessageRecord): Promise<void>;
  find(id: string): Promise<MessageRecord | null>;
  listByPurchase(purchaseId: string): Promise<MessageRecord[]>;
  listDue(nowMs: number, limit: number): Promise<MessageRecord[]>;
  nextDueAtMs(): Promise<number | null>;
  listInState(state: MessageState): Promise<MessageRecord[]>;

  insertAttempt(attempt: AttemptRecord): Promise<void>;
  updateAttempt(attempt: AttemptRecord): Promise<void>;
  /** The oldest first. */
  listAttempts(messageId: string): Promise<AttemptRecord[]>;
  /** The newest attempt that got this id from the provider. */
  findAttempt(provider: string, providerId: string): Promise<AttemptRecord | null>;
  /** Attempts to this number whose fate is unknown and that have no provider's id yet. */
  listLostAttempts(provider: string, phone: string, sinceMs: number): Promise<AttemptRecord[]>;

  /** False when the same report was stored before. */
  insertReport(report: ReportRecord): Promise<boolean>;
  /** The oldest first. */
  listReports(provider: string, providerId: string): Promise<ReportRecord[]>;
  /** False when the same message was stored before. */
  insertInbound(sms: InboundSmsRecord): Promise<boolean>;

  hasOptedOut(phone: string): Promise<boolean>;
  optOut(phone: string, atMs: number): Promise<void>;
  optIn(phone: string): Promise<void>;
  /** Forgets reports and inbound messages received before. */
  forgetBefore(beforeMs: number): Promise<void>;
}
