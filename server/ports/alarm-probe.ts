import type { AlarmKind } from '../core/alarm-words.ts';

/** Something wrong that was found just now. */
export interface Trouble {
  subject: string;
  detail: string;
}

/** Looks for one kind of trouble, whether or not it was there before. */
export interface AlarmProbe {
  kind: AlarmKind;
  /** How often it is worth looking. */
  everyMs: number;
  /** Everything of this kind that is wrong now; null = cannot tell, leave the alarms as they are. */
  look(): Promise<Trouble[] | null>;
}
