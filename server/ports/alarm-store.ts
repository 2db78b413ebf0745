import type { AlarmKind } from '../core/alarm-words.ts';

/** What went wrong and somebody has to mend. */
export interface AlarmRecord {
  id: string;
  /** E.g. `router_silent`; the words are in core/alarm-words. */
  kind: string;
  /** What it is about, e.g. the router's name; empty when there is only one such thing. */
  subject: string;
  detail: string;
  raisedAtMs: number;
  clearedAtMs: number | null;
  /** When the owner's message was queued; null = not yet, or there is no number to send it to. */
  notifiedAtMs: number | null;
}

export interface AlarmStore {
  /**
   * An incident begins, or goes on: at most one open alarm per (kind, subject).
   * @returns the id of a new incident, or null when it was open already.
   */
  raise(
    alarm: { id: string; kind: AlarmKind; subject: string; detail: string },
    atMs: number,
  ): Promise<string | null>;
  /** The incident is over. @returns false when there was none. */
  clear(kind: AlarmKind, subject: string, atMs: number): Promise<boolean>;
  find(id: string): Promise<AlarmRecord | null>;
  listOpen(): Promise<AlarmRecord[]>;
  /** Open and over, the newest first. */
  listRecent(limit: number): Promise<AlarmRecord[]>;
  /** Open alarms whose owner was not told yet. */
  listUntold(): Promise<AlarmRecord[]>;
  markTold(id: string, atMs: number): Promise<void>;
}
