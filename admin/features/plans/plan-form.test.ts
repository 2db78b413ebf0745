import { describe, expect, it } from 'vitest';
import { formatterOf } from '../../format.ts';
import { texts } from '../../text/index.ts';
import { NEW_PLAN, parsePlanForm, planFormOf } from './plan-form.ts';
import { hasOwnHours, parseRules, rulesFormOf } from './plan-rules.ts';
import { planSentence } from './plan-words.ts';

const form = { ...NEW_PLAN, name: ' 1 hour ', price: '20' };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const format = formatterOf('en', { currency: 'KES', timeZone: 'Africa/Nairobi' });

describe('the form of a plan', () => {
  it('becomes base units', () => {
    expect(parsePlanForm(form, texts.en)).toEqual({
      ok: true,
      plan: {
        name: '1 hour',
        priceCents: 2_000,
        timeSeconds: 3_600,
        validitySeconds: 86_400,
        dataBytes: null,
        downBps: 5_000_000,
        upBps: 2_000_000,
        devices: 1,
        visible: true,
        atCounter: true,
        reminds: false,
        bestValue: false,
        shownFromMinute: null,
        shownUntilMinute: null,
        sites: null,
        ...NEW_PLAN.rules.kept,
      },
    });
  });

  it('names every wrong input as the box would', () => {
    const wrong = { ...form, name: '', price: '2.5', devices: '51' };
    const parsed = parsePlanForm({ ...wrong, data: { amount: 'x', unit: 'gigabyte' } }, texts.en);
    const fields = parsed.ok ? [] : Object.keys(parsed.wrong).sort();
    expect(fields).toEqual(['dataBytes', 'devices', 'name', 'priceCents']);
  });

  it('shows a stored plan so that saving it changes nothing', () => {
    const parsed = parsePlanForm(form, texts.en);
    if (!parsed.ok) throw new Error('The form was refused.');
    const stored = {
      ...parsed.plan,
      id: '1',
      currency: 'KES',
      visible: true,
      reminds: false,
      position: 0,
    };
    const shown = planFormOf({ ...stored, createdAt: '2026-11-21T00:00:00Z' });
    expect(parsePlanForm(shown, texts.en)).toEqual(parsed);
  });
});

it('says in a sentence what a plan buys', () => {
  const parsed = parsePlanForm(form, texts.en);
  if (!parsed.ok) throw new Error('The form was refused.');
  expect(plain(planSentence(parsed.plan, texts.en, format))).toBe(
    'KSh 20 buys 1 hour online, used within 1 day of the first login, at up to 5 Mbit/s, on 1 device.',
  );
  const unlimited = { ...parsed.plan, timeSeconds: null, downBps: null, devices: 2 };
  expect(plain(planSentence(unlimited, texts.en, format))).toBe(
    'KSh 20 buys 1 day of internet, on 2 devices.',
  );
});

describe('the limits that most plans do without', () => {
  const NIGHT = { days: [1, 2, 3, 4, 5], fromMinute: 1_320, toMinute: 1_440 };
  const kept = {
    ...NEW_PLAN.rules.kept,
    fairUse: {
      ...({ period: 'week', afterBytes: 1e9, afterSeconds: 600 } as const),
      ...{ downBps: 1e6, upBps: null },
    },
    openHours: [NIGHT],
    hourSpeeds: [{ ...NIGHT, downBps: 2e7, upBps: null }],
    pause: { most: 3, totalSeconds: 86_400 },
    dataDownBytes: 5e8,
  };

  it('come back from their inputs as they went in', () => {
    const wrong = {};
    expect(parseRules(rulesFormOf(kept), texts.en, wrong)).toEqual(kept);
    expect(wrong).toEqual({});
  });

  it('that the inputs cannot show stay as they are', () => {
    const own = { ...kept, openHours: [{ ...NIGHT, days: [1, 3] }, NIGHT] };
    expect(hasOwnHours(own)).toBe(true);
    expect(parseRules(rulesFormOf(own), texts.en, {}).openHours).toEqual(own.openHours);
  });

  it('are named when they are half said', () => {
    const half = {
      ...rulesFormOf(),
      pauses: '3',
      open: { days: 'daily', from: '08:00', until: '' },
    };
    const wrong = {};
    parseRules(half as ReturnType<typeof rulesFormOf>, texts.en, wrong);
    expect(Object.keys(wrong).sort()).toEqual(['openHours', 'pause']);
  });
});
