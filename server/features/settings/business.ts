import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';

import type { SettingStore } from '../../ports/stores.ts';

/** What the owner has set about the business. */
export interface BusinessSettings {
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  /** Shown on the help page; empty when the owner gave none. */
  phone: string;
}

const DEFAULTS: BusinessSettings = {
  name: 'Mlango Wi-Fi',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  phone: '',
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
} satisfies Record<keyof BusinessSettings, z.ZodType<string>>;

const KEY_PREFIX = 'business.';

export function isSettingKey(key: string): key is `business.${keyof BusinessSettings}` {
  return key.startsWith(KEY_PREFIX) && Object.hasOwn(businessFields, key.slice(KEY_PREFIX.length));
}

/** Every setting as it is, defaults included. */
export async function readSettings(store: SettingStore): Promise<Record<string, string>> {
  const stored = await store.all();
  return Object.fromEntries(
    Object.entries(DEFAULTS).map(([field, fallback]) => {
      const key = `${KEY_PREFIX}${field}`;
      return [key, stored[key] ?? fallback];
    }),
  );
}

/** Settings in memory: read on every request, so never from the database. */
export class BusinessCache {
  #current = DEFAULTS;

  current(): BusinessSettings {
    return this.#current;
  }

  async load(store: SettingStore): Promise<void> {
    const values = await readSettings(store);
    this.#current = {
      name: values['business.name'] ?? DEFAULTS.name,
      currency: values['business.currency'] ?? DEFAULTS.currency,
      timeZone: values['business.timeZone'] ?? DEFAULTS.timeZone,
      phone: values['business.phone'] ?? DEFAULTS.phone,
    };
  }
}

/** @throws AppError setting_unknown | setting_invalid */
export function checkSetting(key: string, value: string): string {
  if (!isSettingKey(key))
    throw new AppError(422, 'setting_unknown', `There is no setting "${key}".`);
  const field = key.slice(KEY_PREFIX.length) as keyof BusinessSettings;
  const parsed = businessFields[field].safeParse(value);
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message ?? 'Not a value for this setting.';
  throw new AppError(422, 'setting_invalid', message, { [key]: message });
}
