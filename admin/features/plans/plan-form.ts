import type { AdminPlan, PlanInput } from '../../../server/contract/admin.ts';
import type { Text } from '../../text/index.ts';
import {
  DATA_UNITS,
  type Parsed,
  parseCount,
  parsePriceCents,
  parseQuantity,
  type Quantity,
  SPEED_UNITS,
  TIME_UNITS,
  toQuantity,
} from '../../units.ts';
import { minuteOfTime, timeOfMinute } from './clock-time.ts';
import { parseRules, type RulesForm, rulesFormOf } from './plan-rules.ts';

const MOST_DEVICES = 50;

/** What stands in the inputs of a plan, as typed. */
export interface PlanForm {
  name: string;
  price: string;
  time: Quantity<keyof typeof TIME_UNITS>;
  validity: Quantity<keyof typeof TIME_UNITS>;
  data: Quantity<keyof typeof DATA_UNITS>;
  down: Quantity<keyof typeof SPEED_UNITS>;
  up: Quantity<keyof typeof SPEED_UNITS>;
  devices: string;
  visible: boolean;
  atCounter: boolean;
  reminds: boolean;
  bestValue: boolean;
  /** `HH:MM`, or empty for all day. */
  shownFrom: string;
  shownUntil: string;
  /** Null: sold everywhere. */
  sites: readonly string[] | null;
  rules: RulesForm;
}

export const NEW_PLAN: PlanForm = {
  name: '',
  price: '',
  time: { amount: '1', unit: 'hour' },
  validity: { amount: '1', unit: 'day' },
  data: { amount: '', unit: 'megabyte' },
  down: { amount: '5', unit: 'megabit' },
  up: { amount: '2', unit: 'megabit' },
  devices: '1',
  visible: true,
  atCounter: true,
  reminds: false,
  bestValue: false,
  shownFrom: '',
  shownUntil: '',
  sites: null,
  rules: rulesFormOf(),
};

export function planFormOf(plan: AdminPlan): PlanForm {
  return {
    name: plan.name,
    price: String(plan.priceCents / 100),
    time: toQuantity(plan.timeSeconds, TIME_UNITS, 'hour'),
    validity: toQuantity(plan.validitySeconds, TIME_UNITS, 'day'),
    data: toQuantity(plan.dataBytes, DATA_UNITS, 'megabyte'),
    down: toQuantity(plan.downBps, SPEED_UNITS, 'megabit'),
    up: toQuantity(plan.upBps, SPEED_UNITS, 'megabit'),
    devices: String(plan.devices),
    visible: plan.visible,
    atCounter: plan.atCounter,
    reminds: plan.reminds,
    bestValue: plan.bestValue,
    shownFrom: timeOfMinute(plan.shownFromMinute),
    shownUntil: timeOfMinute(plan.shownUntilMinute),
    sites: plan.sites,
    rules: rulesFormOf(plan),
  };
}

export type ParsedPlan =
  | { ok: true; plan: PlanInput }
  /** What is wrong, by the names the box uses for its fields. */
  | { ok: false; wrong: Record<string, string> };

export function parsePlanForm(form: PlanForm, text: Text): ParsedPlan {
  const wrong: Record<string, string> = {};
  const limit = (field: string, parsed: Parsed): number | null => {
    if (parsed.kind === 'wrong') wrong[field] = text.checks.quantity;
    return parsed.kind === 'value' ? parsed.value : null;
  };
  const name = form.name.trim();
  if (name === '') wrong.name = text.checks.required;
  const priceCents = parsePriceCents(form.price);
  if (priceCents === null) wrong.priceCents = text.checks.price;
  const devices = parseCount(form.devices);
  if (devices === null || devices > MOST_DEVICES) wrong.devices = text.checks.devices;
  const limits = {
    timeSeconds: limit('timeSeconds', parseQuantity(form.time, TIME_UNITS)),
    validitySeconds: limit('validitySeconds', parseQuantity(form.validity, TIME_UNITS)),
    dataBytes: limit('dataBytes', parseQuantity(form.data, DATA_UNITS)),
    downBps: limit('downBps', parseQuantity(form.down, SPEED_UNITS)),
    upBps: limit('upBps', parseQuantity(form.up, SPEED_UNITS)),
  };
  const rules = parseRules(form.rules, text, wrong);
  if (form.sites?.length === 0) wrong.sites = text.sites.chooseSome;
  const display = {
    sites: form.sites,
    visible: form.visible,
    atCounter: form.atCounter,
    reminds: form.reminds,
    bestValue: form.bestValue,
    shownFromMinute: minuteOfTime(form.shownFrom),
    shownUntilMinute: minuteOfTime(form.shownUntil),
  };
  // One without the other would be shown never or always; which is anybody's guess.
  if ((display.shownFromMinute === null) !== (display.shownUntilMinute === null)) {
    wrong[display.shownFromMinute === null ? 'shownFromMinute' : 'shownUntilMinute'] =
      text.checks.required;
  }
  if (Object.keys(wrong).length > 0 || priceCents === null || devices === null) {
    return { ok: false, wrong };
  }
  return { ok: true, plan: { name, priceCents, ...limits, ...rules, devices, ...display } };
}
