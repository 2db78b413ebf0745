import { pino } from 'pino';
import type { Logger } from '../../ports/system.ts';

/** Field names whose values never reach the log, wherever they stand. */
const SECRET_FIELDS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'pin',
  'passkey',
  'apiKey',
  'consumerSecret',
];

/** A voucher code in its printed form, a Kenyan phone number, or a long bearer-like token. */
const PHONE = /(?<![0-9a-f-])(?:\+?254|0)[17]\d{8}(?![0-9a-f])/gi;
const CODE = /\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/g;

/** Removes phone numbers and voucher codes from free text (error messages, provider answers). */
export function redactText(text: string): string {
  return text.replace(PHONE, '[phone]').replace(CODE, '[code]');
}

/** The same for a value of any shape: texts, errors, and fields that are secret by name. */
export function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) {
    return {
      type: value.name,
      message: redactText(value.message),
      stack: redactText(value.stack ?? ''),
    };
  }
  if (value === null || typeof value !== 'object' || depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth - 1));
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    SECRET_FIELDS.includes(key) ? '[secret]' : redactValue(item, depth - 1),
  ]);
  return Object.fromEntries(entries);
}

/** JSON lines on standard output; secrets, phone numbers and codes are removed before writing. */
export function createLogger(level: string): Logger {
  return wrap(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }));
}

function wrap(log: pino.Logger): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') => (fields: object, message: string) => {
      if (log.isLevelEnabled(level))
        log[level](redactValue(fields, 4) as object, redactText(message));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(log.child(redactValue(fields, 4) as object)),
  };
}
