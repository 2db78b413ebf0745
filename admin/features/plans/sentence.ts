import type { PlanForm } from './plan-form.ts';

const TIME: readonly [RegExp, 'minute' | 'hour' | 'day', number][] = [
  [/^(min|dakika)/, 'minute', 1],
  [/^(h|saa|masaa)/, 'hour', 1],
  [/^(d|siku)/, 'day', 1],
  [/^(w|wiki)/, 'day', 7],
  [/^(mon|mwezi|miezi)/, 'day', 30],
];
const DURATION =
  '(\\d+(?:\\.\\d+)?)\\s*(minutes?|mins?|dakika|hours?|hrs?|h|days?|d|weeks?|w|months?)\\b';
const SWAHILI_DURATION = '(saa|masaa|siku|wiki|mwezi|miezi|dakika)\\s*(\\d+(?:\\.\\d+)?)';
const SPEED = '(\\d+(?:\\.\\d+)?)\\s*(k|m)\\s*(?:bit\\/s|bps|b\\/s|bits?)?\\b';

/**
 * "KSh 20 buys 1 hour within 1 day at 5 Mbit/s on 1 device", in English or Swahili, in any order
 * after the price. What the sentence says nothing about is as in a new plan without that limit.
 * @returns what it fills in; empty when it understands nothing.
 */
export function readSentence(sentence: string): Partial<PlanForm> {
  const text = sentence.toLowerCase().replace(/,(?=\d{3}\b)/g, '');
  const price = /(?:ksh|kes|sh|tsh|ush)\.?\s*(\d+)|(\d+)\s*(?:\/=|bob|shillings?|shilingi)/.exec(
    text,
  );
  if (!price) return {};
  const rest = text.replace(price[0], ' ');
  const within = new RegExp(
    `(?:within|valid(?: for)?|ndani ya)\\s+(?:${DURATION}|${SWAHILI_DURATION})`,
  );
  const validity = within.exec(rest);
  const body = validity ? rest.replace(validity[0], ' ') : rest;
  const time = new RegExp(`${DURATION}|${SWAHILI_DURATION}`).exec(body);
  const data = /(\d+(?:\.\d+)?)\s*(mb|gb)\b/.exec(body);
  const speed = new RegExp(`${SPEED}(?:\\s*(?:down)?\\s*(?:\\/|and|,|na)\\s*${SPEED})?`).exec(
    body.replace(data?.[0] ?? '', ' ').replace(time?.[0] ?? '', ' '),
  );
  const devices = /(\d+)\s*(?:devices?|phones?|simu|vifaa|kifaa)|(?:vifaa|simu|kifaa)\s*(\d+)/.exec(
    body,
  );
  return {
    name: nameOf(time, data),
    price: price[1] ?? price[2] ?? '',
    time: durationOf(time, 'hour'),
    validity: durationOf(validity, 'day'),
    data: { amount: data?.[1] ?? '', unit: data?.[2] === 'gb' ? 'gigabyte' : 'megabyte' },
    down: speedOf(speed?.[1], speed?.[2]),
    up: speedOf(speed?.[3] ?? speed?.[1], speed?.[4] ?? speed?.[2]),
    devices: devices?.[1] ?? devices?.[2] ?? '1',
  };
}

type Found = RegExpExecArray | null;

function durationOf(found: Found, unit: 'hour' | 'day'): PlanForm['time'] {
  const amount = found?.[1] ?? found?.[4];
  const word = found?.[2] ?? found?.[3];
  const known = word && TIME.find(([pattern]) => pattern.test(word));
  if (!amount || !known) return { amount: '', unit };
  return { amount: String(Number(amount) * known[2]), unit: known[1] };
}

const speedOf = (amount: string | undefined, unit: string | undefined): PlanForm['down'] => ({
  amount: amount ?? '',
  unit: unit === 'k' ? 'kilobit' : 'megabit',
});

/** What customers would call it: "1 hour", "500 MB". */
function nameOf(time: Found, data: Found): string {
  const words = time ? time[0] : data ? data[0].toUpperCase() : '';
  return words.trim();
}
