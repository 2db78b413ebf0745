import { describe, expect, it } from 'vitest';
import { formatterOf } from '../../format.ts';
import { texts } from '../../text/index.ts';
import { NEW_PLAN, parsePlanForm, planFormOf } from './plan-form.ts';
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
        bestValue: false,
        shownFromMinute: null,
        shownUntilMinute: null,
        ...NEW_PLAN.rules,
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
    const stored = { ...parsed.plan, id: '1', currency: 'KES', visible: true, position: 0 };
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
