import { z } from 'zod';
import type { SettingDefinition, SettingReader, VersionedSettings } from '../../ports/settings.ts';
import { perVersion } from './per-version.ts';

/** What the owner has set about the business. */
export interface BusinessSettings {
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  /** Shown on the help page; empty when the owner gave none. */
  phone: string;
  /** Printed on receipts, as are the tax fields; empty leaves them out. */
  address: string;
  taxNumber: string;
  taxName: string;
  /** Contained in the price, in percent. */
  taxPercent: string;
  /** For how many days closed sessions are kept singly, in digits; then as totals per day. */
  sessionDays: string;
  /** After how many days customers' numbers and devices are forgotten, in digits; 0: never. */
  personalDays: string;
}

const DEFAULTS: BusinessSettings = {
  name: 'Mlango Wi-Fi',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  phone: '',
  address: '',
  taxNumber: '',
  taxName: 'VAT',
  taxPercent: '0',
  sessionDays: '90',
  personalDays: '0',
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const businessFields = {
  name: z.string().trim().min(1, 'Give the business a name.').max(60),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, like KES.'),
  timeZone: z.string().max(60).refine(isTimeZone, 'A time zone like Africa/Nairobi.'),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^[+\d ()-]*$/, 'Only digits, spaces and +.'),
  address: z.string().trim().max(120),
  taxNumber: z.string().trim().max(30),
  taxName: z.string().trim().max(20),
  taxPercent: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/, 'A percentage from 0 to 99, like 16.'),
  sessionDays: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'A number of days.')
    .refine((days) => Number(days) >= 7, 'At least 7 days.'),
  personalDays: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'A number of days, or 0.')
    .refine((days) => Number(days) === 0 || Number(days) >= 90, 'At least 90 days, or 0.'),
} satisfies Record<keyof BusinessSettings, z.ZodType<string>>;

export const businessSettings: readonly SettingDefinition[] = Object.entries(businessFields).map(
  ([field, schema]) => ({
    key: `business.${field}`,
    fallback: DEFAULTS[field as keyof BusinessSettings],
    schema,
  }),
);

/** The business as it is now. */
export interface Business {
  current(): BusinessSettings;
}

export function businessFrom(settings: VersionedSettings): Business {
  return { current: perVersion(settings, read) };
}

function read(settings: SettingReader): BusinessSettings {
  return {
    name: settings.value('business.name'),
    currency: settings.value('business.currency'),
    timeZone: settings.value('business.timeZone'),
    phone: settings.value('business.phone'),
    address: settings.value('business.address'),
    taxNumber: settings.value('business.taxNumber'),
    taxName: settings.value('business.taxName'),
    taxPercent: settings.value('business.taxPercent'),
    sessionDays: settings.value('business.sessionDays'),
    personalDays: settings.value('business.personalDays'),
  };
}
