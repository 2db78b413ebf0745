import type { SplashLanguage } from '../../contract/splash.ts';

/**
 * Making a formatter costs a hundred times its use, and a page needs dozens. The keys come from
 * the code and the owner's settings, never from a request, so the map stays small.
 */
const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(
  language: SplashLanguage,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = `${language} ${Object.values(options).join(' ')}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale(language), options);
  formatters.set(key, made);
  return made;
}

/** How people write the currency; anything else is shown by its ISO 4217 code. */
const symbols: Record<string, string> = { KES: 'KSh', TZS: 'TSh', UGX: 'USh' };

/** Puts values into `{name}` places; an unknown name stays as it is, e.g. `{seconds}`. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** "KSh 20", "KSh 1,020.50": cents only when there are some. */
export function formatPrice(cents: number, currency: string, language: SplashLanguage): string {
  const format = numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return format
    .formatToParts(cents / 100)
    .map((part) => (part.type === 'currency' ? (symbols[part.value] ?? part.value) : part.value))
    .join('');
}

const durationUnits = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * "3 hours", "1 day 2 hours": the two largest units that say something. Whole weeks and months of
 * 30 days are named as such; a rest below a minute counts as a minute while anything is left.
 */
export function formatDuration(seconds: number, language: SplashLanguage): string {
  for (const [unit, length] of [
    ['month', 2_592_000],
    ['week', 604_800],
  ] as const) {
    if (seconds > 0 && seconds % length === 0) return formatUnit(seconds / length, unit, language);
  }
  if (seconds < 60) return formatUnit(seconds > 0 ? 1 : 0, 'minute', language);
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, length] of durationUnits) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(formatUnit(count, unit, language));
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(' ');
}

/** "500 MB", "1.5 GB": decimal units, as plans are sold. */
export function formatData(bytes: number, language: SplashLanguage): string {
  const [unit, size] = bytes >= 1e9 ? (['gigabyte', 1e9] as const) : (['megabyte', 1e6] as const);
  const amount = bytes / size;
  return numberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 100 ? 1 : 0,
  }).format(amount);
}

/** Megabits per second without the unit: "5", "0.5". */
export function formatMegabits(bitsPerSecond: number, language: SplashLanguage): string {
  return formatNumber(bitsPerSecond / 1e6, language);
}

export function formatNumber(value: number, language: SplashLanguage): string {
  return numberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

/** "21 Nov 2026, 18:30" in the shop's time zone; `iso` is an ISO 8601 moment. */
export function formatMoment(iso: string, timeZone: string, language: SplashLanguage): string {
  return new Intl.DateTimeFormat(locale(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(iso));
}

/** `ABCDE12345` → `ABCDE-12345`; anything of another length is shown as it is. */
export function formatCode(code: string): string {
  const plain = code.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : code;
}

function formatUnit(value: number, unit: string, language: SplashLanguage): string {
  return numberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(value);
}

/** English and Swahili as written in Kenya; Arabic with the digits printed on the phones there. */
function locale(language: SplashLanguage): string {
  if (language === 'en' || language === 'sw') return `${language}-KE`;
  return language === 'ar' ? 'ar-u-nu-latn' : language;
}
