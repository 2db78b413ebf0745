/** What the box notes for its reports. */
export interface UsageDay {
  routerId: string;
  planId: string;
  sessions: number;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
}

export interface ReportStore {
  /** Of the sessions, single ones and totals, that began on a local day (counted from 1970). */
  usageBegun(day: { name: string; fromMs: number; untilMs: number }): Promise<UsageDay[]>;
  /** Puts the sums of a day in the place of what was known of it. */
  putUsageDay(day: number, usage: readonly UsageDay[], atMs: number): Promise<void>;
  /** The days from `day` on that are summed up. */
  usageDaysDone(day: number): Promise<number[]>;
  /** When the oldest session that is known began; null: there is none. */
  firstSessionAtMs(): Promise<number | null>;
  firstArchivedDay(): Promise<string | null>;
  lastArchivedDay(): Promise<string | null>;
  /** Notes how many devices are online now on each router. */
  noteOnline(atMs: number): Promise<void>;
  forgetOnline(beforeMs: number): Promise<void>;
}
