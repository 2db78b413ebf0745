/** What a plan sells, on the wire. `null` means no such limit. */

export interface LimitTerms {
  /** Time of use. */
  timeSeconds: number | null;
  /** From first use. */
  validitySeconds: number | null;
  /** The end for everybody, whenever it was first used. ISO 8601. */
  endsAt: string | null;
  /** Both directions together. */
  dataBytes: number | null;
  dataDownBytes: number | null;
  dataUpBytes: number | null;
  downBps: number | null;
  upBps: number | null;
  burst: BurstTerms | null;
  devices: number;
  /** A session ends when its device was silent so long; null: the box's usual ten minutes. */
  idleSeconds: number | null;
  fairUse: FairUseTerms | null;
  /** When it may be used; null: always. */
  openHours: readonly WeekWindowTerms[] | null;
  /** When other speeds hold; where several do, the first. */
  hourSpeeds: readonly SpeedWindowTerms[] | null;
  /** Null: it cannot be paused. */
  pause: PauseTerms | null;
  /** Ids of the sites at which it is sold and works; null: at all of them. */
  sites: readonly string[] | null;
}

/** More speed while the average over `averagingSeconds` stays below the thresholds. */
export interface BurstTerms {
  downBps: number;
  upBps: number;
  downThresholdBps: number;
  upThresholdBps: number;
  averagingSeconds: number;
  /** 1 (first served) … 8; null: the router's own. */
  priority: number | null;
  /** What the line grants even when it is full. */
  downMinimumBps: number | null;
  upMinimumBps: number | null;
}

/** After so much within a period the speed drops, until the period ends. */
export interface FairUseTerms {
  period: 'day' | 'week' | 'month' | 'voucher';
  afterBytes: number | null;
  afterSeconds: number | null;
  downBps: number | null;
  upBps: number | null;
}

/** A time of the week by the business's clock. */
export interface WeekWindowTerms {
  /** On which days it begins: 1 Monday … 7 Sunday. */
  days: readonly number[];
  /** Minutes since midnight. */
  fromMinute: number;
  /** Not after `fromMinute`: it ends on the next day. */
  toMinute: number;
}

export interface SpeedWindowTerms extends WeekWindowTerms {
  downBps: number | null;
  upBps: number | null;
}

/** The customer may put the voucher aside; its validity rests meanwhile, a fixed end does not move. */
export interface PauseTerms {
  /** How often. */
  most: number;
  /** All pauses together. */
  totalSeconds: number;
}
