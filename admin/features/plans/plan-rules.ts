import type {
  FairUseTerms,
  LimitTerms,
  SpeedWindowTerms,
  WeekWindowTerms,
} from '../../../server/contract/limits.ts';
import type { Text } from '../../text/index.ts';
import {
  DATA_UNITS,
  type Parsed,
  parseCount,
  parseQuantity,
  type Quantity,
  SPEED_UNITS,
  TIME_UNITS,
  toQuantity,
} from '../../units.ts';
import { minuteOfTime, timeOfMinute } from './clock-time.ts';

/** What most plans do without. */
export type Rules = Pick<
  LimitTerms,
  | 'endsAt'
  | 'idleSeconds'
  | 'dataDownBytes'
  | 'dataUpBytes'
  | 'burst'
  | 'fairUse'
  | 'openHours'
  | 'hourSpeeds'
  | 'pause'
>;

const DAY_SETS = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  week: [1, 2, 3, 4, 5],
  weekend: [6, 7],
} as const;
export type DaySet = keyof typeof DAY_SETS;

/** One time of the week; empty times: none. */
export interface WindowForm {
  days: DaySet;
  /** `HH:MM` */
  from: string;
  until: string;
}

type Data = Quantity<keyof typeof DATA_UNITS>;
type Speed = Quantity<keyof typeof SPEED_UNITS>;

export interface RulesForm {
  dataDown: Data;
  dataUp: Data;
  fairAfter: Data;
  fairPeriod: FairUseTerms['period'];
  fairDown: Speed;
  fairUp: Speed;
  open: WindowForm;
  fast: WindowForm;
  fastDown: Speed;
  fastUp: Speed;
  pauses: string;
  pauseTime: Quantity<keyof typeof TIME_UNITS>;
  /** As the box has it: what these inputs cannot say stays as it is. */
  kept: Rules;
}

const NO_RULES: Rules = {
  endsAt: null,
  dataDownBytes: null,
  dataUpBytes: null,
  burst: null,
  idleSeconds: null,
  fairUse: null,
  openHours: null,
  hourSpeeds: null,
  pause: null,
};

export function rulesFormOf(kept: Rules = NO_RULES): RulesForm {
  const { fairUse, pause } = kept;
  const fast = simple(kept.hourSpeeds)[0];
  return {
    dataDown: toQuantity(kept.dataDownBytes, DATA_UNITS, 'megabyte'),
    dataUp: toQuantity(kept.dataUpBytes, DATA_UNITS, 'megabyte'),
    fairAfter: toQuantity(fairUse?.afterBytes ?? null, DATA_UNITS, 'gigabyte'),
    fairPeriod: fairUse?.period ?? 'day',
    fairDown: toQuantity(fairUse?.downBps ?? null, SPEED_UNITS, 'megabit'),
    fairUp: toQuantity(fairUse?.upBps ?? null, SPEED_UNITS, 'megabit'),
    open: windowForm(simple(kept.openHours)[0]),
    fast: windowForm(fast),
    fastDown: toQuantity(fast?.downBps ?? null, SPEED_UNITS, 'megabit'),
    fastUp: toQuantity(fast?.upBps ?? null, SPEED_UNITS, 'megabit'),
    pauses: pause ? String(pause.most) : '',
    pauseTime: toQuantity(pause?.totalSeconds ?? null, TIME_UNITS, 'day'),
    kept: rulesOf(kept),
  };
}

/** Whether a plan has more times of the week than these inputs can show. */
export function hasOwnHours({ openHours, hourSpeeds }: Rules): boolean {
  return [openHours, hourSpeeds].some((list) => list !== null && simple(list).length === 0);
}

/**
 * What the inputs say.
 * @param wrong gets what is wrong, by the names the box uses for its fields.
 */
export function parseRules(form: RulesForm, text: Text, wrong: Record<string, string>): Rules {
  const { kept } = form;
  const amount = (field: string, parsed: Parsed): number | null => {
    if (parsed.kind === 'wrong') wrong[field] = text.checks.quantity;
    return parsed.kind === 'value' ? parsed.value : null;
  };
  const speed = (field: string, quantity: Speed) =>
    amount(field, parseQuantity(quantity, SPEED_UNITS));
  const afterBytes = amount('fairUse', parseQuantity(form.fairAfter, DATA_UNITS));
  const afterSeconds = kept.fairUse?.afterSeconds ?? null;
  const fairSpeeds = {
    downBps: speed('fairUse', form.fairDown),
    upBps: speed('fairUse', form.fairUp),
  };
  const hasFairUse = afterBytes !== null || afterSeconds !== null;
  const open = parseWindow('openHours', form.open, text, wrong);
  const fast = parseWindow('hourSpeeds', form.fast, text, wrong);
  const fastSpeeds = {
    downBps: speed('hourSpeeds', form.fastDown),
    upBps: speed('hourSpeeds', form.fastUp),
  };
  const most = form.pauses.trim() === '' ? null : parseCount(form.pauses);
  const totalSeconds = amount('pause', parseQuantity(form.pauseTime, TIME_UNITS));
  const isHalfPause = (most === null) !== (totalSeconds === null);
  if (isHalfPause) wrong.pause = text.checks.required;
  return {
    ...kept,
    dataDownBytes: amount('dataDownBytes', parseQuantity(form.dataDown, DATA_UNITS)),
    dataUpBytes: amount('dataUpBytes', parseQuantity(form.dataUp, DATA_UNITS)),
    fairUse: hasFairUse
      ? { period: form.fairPeriod, afterBytes, afterSeconds, ...fairSpeeds }
      : null,
    openHours: isOwn(kept.openHours) ? kept.openHours : open && [open],
    hourSpeeds: isOwn(kept.hourSpeeds) ? kept.hourSpeeds : fast && [{ ...fast, ...fastSpeeds }],
    pause: most === null || totalSeconds === null ? null : { most, totalSeconds },
  };
}

function parseWindow(
  field: string,
  { days, from, until }: WindowForm,
  text: Text,
  wrong: Record<string, string>,
): WeekWindowTerms | null {
  const fromMinute = minuteOfTime(from);
  const toMinute = minuteOfTime(until);
  if (fromMinute === null && toMinute === null) return null;
  if (fromMinute === null || toMinute === null) {
    wrong[field] = text.checks.required;
    return null;
  }
  // Until 00:00 is until the end of the day.
  return { days: DAY_SETS[days], fromMinute, toMinute: toMinute || 1_440 };
}

/** The windows, if the inputs can show them: one, on days that have a name. */
function simple<W extends WeekWindowTerms>(windows: readonly W[] | null): W[] {
  const [first, ...others] = windows ?? [];
  return first && others.length === 0 && daySetOf(first) !== null ? [first] : [];
}

function isOwn(windows: readonly (WeekWindowTerms | SpeedWindowTerms)[] | null): boolean {
  return windows !== null && simple(windows).length === 0;
}

function daySetOf({ days }: WeekWindowTerms): DaySet | null {
  const wanted = [...days].sort().join();
  const found = Object.entries(DAY_SETS).find(([, set]) => set.join() === wanted);
  return found ? (found[0] as DaySet) : null;
}

function windowForm(window: WeekWindowTerms | undefined): WindowForm {
  if (!window) return { days: 'daily', from: '', until: '' };
  const until = timeOfMinute(window.toMinute % 1_440);
  return { days: daySetOf(window) ?? 'daily', from: timeOfMinute(window.fromMinute), until };
}

function rulesOf(terms: Rules): Rules {
  const { endsAt, dataDownBytes, dataUpBytes, burst, idleSeconds } = terms;
  const { fairUse, openHours, hourSpeeds, pause } = terms;
  return {
    ...{ endsAt, dataDownBytes, dataUpBytes, burst, idleSeconds },
    ...{ fairUse, openHours, hourSpeeds, pause },
  };
}
