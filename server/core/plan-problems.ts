import { FAIR_USE_PERIODS } from './fair-use.ts';
import { windowsProblem } from './hours.ts';
import { isWholeUnits, MAX_PRICE_CENTS } from './money.ts';
import type { Limits, PlanTerms } from './plan.ts';

/** Ten years: longer than any plan, short enough to stay in 32 bits of seconds. */
export const MAX_LIMIT_SECONDS = 315_360_000;

const SPEED_WORDS = 'Between 8 kbit/s and 10 Gbit/s, or empty for unlimited.';
const DATA_WORDS = 'Between 1 KB and 1,000 TB, or empty for unlimited.';
const TIME_WORDS = 'Between 1 minute and 10 years, or empty for unlimited.';

/** Why these terms cannot be sold, by field; an empty object when they can. */
export function planProblems(terms: PlanTerms): Record<string, string> {
  const problems: Record<string, string> = {};
  const name = terms.name.trim();
  if (name.length < 1 || name.length > 40) problems.name = 'A name of 1 to 40 characters.';
  if (!isWholeUnits(terms.priceCents) || terms.priceCents <= 0) {
    problems.priceCents = 'The price must be a whole number of shillings, 1 or more.';
  } else if (terms.priceCents > MAX_PRICE_CENTS) {
    problems.priceCents = 'M-Pesa takes at most 250,000 at once.';
  }
  return { ...problems, ...limitProblems(terms) };
}

function limitProblems(limits: Limits): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of ['timeSeconds', 'validitySeconds'] as const) {
    if (!isSeconds(limits[field])) problems[field] = TIME_WORDS;
  }
  for (const field of ['dataBytes', 'dataDownBytes', 'dataUpBytes'] as const) {
    if (!isData(limits[field])) problems[field] = DATA_WORDS;
  }
  for (const field of ['downBps', 'upBps'] as const) {
    if (!isSpeed(limits[field])) problems[field] = SPEED_WORDS;
  }
  if (!inRange(limits.devices, 1, 50)) problems.devices = 'Between 1 and 50 devices.';
  if (limits.idleSeconds !== null && !inRange(limits.idleSeconds, 60, 86_400)) {
    problems.idleSeconds = 'Between a minute and a day.';
  }
  const rules = {
    burst: burstProblem(limits),
    fairUse: fairUseProblem(limits),
    openHours: windowsProblem(limits.openHours),
    hourSpeeds: hourSpeedsProblem(limits),
    pause: pauseProblem(limits),
  };
  for (const [field, problem] of Object.entries(rules)) if (problem) problems[field] = problem;
  return problems;
}

function burstProblem({ burst, downBps, upBps }: Limits): string | null {
  if (burst === null) return null;
  if (downBps === null || upBps === null) return 'A burst needs both speeds, to go beyond them.';
  const { downThresholdBps, upThresholdBps, averagingSeconds, priority } = burst;
  const { downMinimumBps, upMinimumBps } = burst;
  const speeds = [burst.downBps, burst.upBps, downThresholdBps, upThresholdBps];
  const minima = [downMinimumBps, upMinimumBps];
  if (![...speeds, ...minima].every(isSpeed)) return SPEED_WORDS;
  if (burst.downBps < downBps || burst.upBps < upBps) return 'A burst is faster than the speed.';
  if (downThresholdBps > burst.downBps || upThresholdBps > burst.upBps) {
    return 'The threshold of a burst is at most the burst itself.';
  }
  if ((downMinimumBps ?? 0) > downBps || (upMinimumBps ?? 0) > upBps) {
    return 'What is set aside is at most the speed.';
  }
  if ((downMinimumBps === null) !== (upMinimumBps === null)) {
    return 'Set speed aside for both directions, or for none.';
  }
  if (!inRange(averagingSeconds, 1, 3_600)) return 'An average over 1 second to 1 hour.';
  return priority === null || inRange(priority, 1, 8) ? null : 'A priority from 1 (first) to 8.';
}

function fairUseProblem({ fairUse }: Limits): string | null {
  if (fairUse === null) return null;
  const { period, afterBytes, afterSeconds, downBps, upBps } = fairUse;
  if (!FAIR_USE_PERIODS.includes(period)) return 'Per day, week, month or voucher.';
  if (afterBytes === null && afterSeconds === null) return 'After how much data or time?';
  if (!isData(afterBytes)) return DATA_WORDS;
  if (!isSeconds(afterSeconds)) return TIME_WORDS;
  if (downBps === null && upBps === null) return 'Which speed holds from then on?';
  return isSpeed(downBps) && isSpeed(upBps) ? null : SPEED_WORDS;
}

function hourSpeedsProblem({ hourSpeeds }: Limits): string | null {
  const problem = windowsProblem(hourSpeeds);
  if (problem !== null || hourSpeeds === null) return problem;
  return hourSpeeds.every(({ downBps, upBps }) => isSpeed(downBps) && isSpeed(upBps))
    ? null
    : SPEED_WORDS;
}

function pauseProblem({ pause }: Limits): string | null {
  if (pause === null) return null;
  if (!inRange(pause.most, 1, 100)) return 'Between 1 and 100 pauses.';
  return isSeconds(pause.totalSeconds) ? null : 'Paused for 1 minute to 10 years in all.';
}

const isSeconds = (value: number | null) => value === null || inRange(value, 60, MAX_LIMIT_SECONDS);
const isData = (value: number | null) => value === null || inRange(value, 1_000, 1e15);
const isSpeed = (value: number | null) => value === null || inRange(value, 8_000, 10_000_000_000);

function inRange(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
