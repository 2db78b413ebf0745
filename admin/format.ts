import type { Language } from '../server/contract/portal.ts';

/** How people write the currency; anything else is shown by its ISO 4217 code. */
const SYMBOLS: Record<string, string> = { KES: 'KSh', TZS: 'TSh', UGX: 'USh' };

const MINUTE_SECONDS = 60;
const DURATION_UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', MINUTE_SECONDS],
] as const;

const localeOf = (language: Language) => `${language}-KE`;

/** "KSh 1,020", "KSh 20.50": cents only when there are some. */
export function formatMoney(cents: number, currency: string, language: Language): string {
  const number = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return `${SYMBOLS[currency] ?? currency}\u00a0${number.format(cents / 100)}`;
}

/**
 * "3 hours", "1 day 2 hours": the two largest units that say something. Whole weeks and months of
 * 30 days are named as such; a rest below a minute counts as a minute while anything is left.
 */
export function formatDuration(seconds: number, language: Language): string {
  for (const [unit, length] of [
    ['month', 2_592_000],
    ['week', 604_800],
  ] as const) {
    if (seconds > 0 && seconds % length === 0) return formatUnit(seconds / length, unit, language);
  }
  if (seconds < MINUTE_SECONDS) return formatUnit(seconds > 0 ? 1 : 0, 'minute', language);
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, length] of DURATION_UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(formatUnit(count, unit, language));
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(' ');
}

/** "0 MB", "500 MB", "1.5 GB": decimal units, as plans are sold. */
export function formatData(bytes: number, language: Language): string {
  const [unit, size] = bytes >= 1e9 ? (['gigabyte', 1e9] as const) : (['megabyte', 1e6] as const);
  const amount = bytes / size;
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 100 ? 1 : 0,
  }).format(amount);
}

/** "5 Mbit/s", "512 kbit/s". */
export function formatSpeed(bitsPerSecond: number, language: Language): string {
  const [unit, size] = bitsPerSecond >= 1e6 ? ['Mbit/s', 1e6] : ['kbit/s', 1e3];
  return `${formatNumber(bitsPerSecond / Number(size), language)}\u00a0${unit}`;
}

function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(value);
}

/** "21 Nov 2026, 18:30" in the shop's time zone; `iso` is an ISO 8601 moment. */
function formatMoment(iso: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(iso));
}

/** As `formatMoment`, but today without the date and this year without the year: for lists. */
export function formatShortMoment(
  iso: string,
  now: Date,
  timeZone: string,
  language: Language,
): string {
  const moment = new Date(iso);
  const [day, today] = [dayOf(moment, timeZone), dayOf(now, timeZone)];
  if (day === today) return formatTime(iso, timeZone, language);
  if (day.slice(0, 4) !== today.slice(0, 4)) return formatMoment(iso, timeZone, language);
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone }).format(moment);
}

/** "18:30" in the shop's time zone. */
function formatTime(iso: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(
    new Date(iso),
  );
}

/** "21 Nov 2026" or, short, "21 Nov", of a day like `2026-11-21`. */
function formatDay(day: string, short: boolean, language: Language): string {
  const parts = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(
    localeOf(language),
    short ? parts : { ...parts, year: 'numeric' },
  ).format(new Date(`${day}T00:00:00Z`));
}

/** "5 minutes ago", "in 2 hours", by the clock of the tablet. */
export function formatAgo(iso: string, nowMs: number, language: Language): string {
  const seconds = Math.round((Date.parse(iso) - nowMs) / 1000);
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  for (const [unit, length] of DURATION_UNITS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'second');
}

/** The day a moment belongs to in a time zone, as `2026-11-21`: equal text, same day. */
export function dayOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).format(moment);
}

/** `operator:amina` → `amina`: who did it, as people know them. */
export function actorName(actor: string): string {
  return actor.replace(/^operator:/, '');
}

function formatUnit(value: number, unit: string, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(value);
}

/** Every formatter with the language and the business filled in. */
export function formatterOf(language: Language, business: { currency: string; timeZone: string }) {
  const { currency, timeZone } = business;
  return {
    money: (cents: number, other = currency) => formatMoney(cents, other, language),
    duration: (seconds: number) => formatDuration(seconds, language),
    data: (bytes: number) => formatData(bytes, language),
    speed: (bitsPerSecond: number) => formatSpeed(bitsPerSecond, language),
    number: (value: number) => formatNumber(value, language),
    moment: (iso: string) => formatMoment(iso, timeZone, language),
    shortMoment: (iso: string) => formatShortMoment(iso, new Date(), timeZone, language),
    day: (day: string) => formatDay(day, false, language),
    shortDay: (day: string) => formatDay(day, true, language),
    time: (iso: string) => formatTime(iso, timeZone, language),
    ago: (iso: string) => formatAgo(iso, Date.now(), language),
  };
}

export type Formatter = ReturnType<typeof formatterOf>;
