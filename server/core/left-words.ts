import type { SmsLanguage } from './sms-templates.ts';

const WORDS = {
  en: { day: 'd', hour: 'h', minute: 'min', until: 'until', all: 'no limit' },
  sw: { day: 'siku', hour: 'saa', minute: 'dak', until: 'hadi', all: 'bila kikomo' },
} as const;

/** `23 h 10 min`, `2 d 3 h`: the two largest units; a rest below a minute counts as one. */
function timeWords(seconds: number, language: SmsLanguage): string {
  const { day, hour, minute } = WORDS[language];
  const minutes = Math.ceil(seconds / 60);
  const parts: (readonly [number, string])[] = [
    [Math.floor(minutes / 1_440), day],
    [Math.floor((minutes % 1_440) / 60), hour],
    [minutes % 60, minute],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  if (shown.length === 0) return `0 ${minute}`;
  return shown
    .map(([count, unit]) => (language === 'sw' ? `${unit} ${count}` : `${count} ${unit}`))
    .join(' ');
}

/** `450 MB`, `1.5 GB`: decimal units, rounded down, for nobody should be promised more than is left. */
function dataWords(bytes: number): string {
  if (bytes >= 1e9) return `${Math.floor(bytes / 1e8) / 10} GB`;
  return `${Math.floor(bytes / 1e6)} MB`;
}

/** `18:30` within a day of `nowMs`, else `24 Nov 18:30`, on the shop's clock. */
export function momentWords(atMs: number, nowMs: number, timeZone: string): string {
  const day =
    Math.abs(atMs - nowMs) < 86_400_000 ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat('en-GB', {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
    .format(new Date(atMs))
    .replace(',', '');
}

/** Everything that is left of a voucher, for an SMS or a USSD screen. */
export function leftWords(
  left: { seconds: number | null; bytes: number | null; expiresAtMs: number | null },
  language: SmsLanguage,
  nowMs: number,
  timeZone: string,
): string {
  const words = WORDS[language];
  const parts: string[] = [];
  if (left.seconds !== null) parts.push(timeWords(left.seconds, language));
  if (left.bytes !== null) parts.push(dataWords(left.bytes));
  if (left.expiresAtMs !== null) {
    parts.push(`${words.until} ${momentWords(left.expiresAtMs, nowMs, timeZone)}`);
  }
  return parts.length === 0 ? words.all : parts.join(', ');
}
