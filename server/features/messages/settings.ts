import { z } from 'zod';
import { arePhrases } from '../../core/note-phrases.ts';
import { parsePhone } from '../../core/phone.ts';
import { parseTimeOfDay, type QuietHours } from '../../core/quiet-hours.ts';
import { isSmsOrder, SMS_PROVIDERS } from '../../core/sms-route.ts';
import {
  MESSAGE_KINDS,
  type MessageKind,
  SMS_TEMPLATES,
  type SmsLanguage,
} from '../../core/sms-templates.ts';
import { previewTemplate } from '../../core/sms-text.ts';
import type { SettingDefinition, SettingReader } from '../../ports/settings.ts';

const LANGUAGES: readonly SmsLanguage[] = ['en', 'sw'];
/** What an owner may do without; the voucher, replies and alarms always go. */
export const OPTIONAL_KINDS = [
  'payment_failed',
  'credit_noted',
  'expiring',
  'nearly_used',
  'weekly',
];

const yesNo = z.enum(['yes', 'no'], 'Either yes or no.');
const timeOfDay = z
  .string()
  .refine((text) => parseTimeOfDay(text) !== null, 'A time of day like 21:00.');

export const templateKey = (kind: MessageKind, language: SmsLanguage) =>
  `message.${kind}.${language}`;

/** Sentences that attendants pick from, one in each line; empty = the suggested ones. */
export const phrasesKey = (language: SmsLanguage) => `messages.phrases.${language}`;

const phrases = z
  .string()
  .max(3_000)
  .refine(arePhrases, 'At most 12 lines of at most 200 characters.');

/** The owner's own words; empty = the suggested ones. */
function templateSetting(kind: MessageKind, language: SmsLanguage): SettingDefinition {
  const usable = z
    .string()
    .max(400)
    .refine(
      (text) => text === '' || previewTemplate(kind, text).problems.length === 0,
      'This text cannot be sent: see its preview.',
    );
  return { key: templateKey(kind, language), fallback: '', schema: usable };
}

const word = z.string().trim().max(200);
const senderId = z.string().trim().max(11, 'At most 11 characters.');

/** How to reach the providers; what the environment says wins. */
const providerSettings: readonly SettingDefinition[] = [
  {
    key: 'sms.order',
    fallback: SMS_PROVIDERS.join(','),
    schema: z
      .string()
      .refine(isSmsOrder, `Names out of ${SMS_PROVIDERS.join(', ')}, separated by commas.`),
  },
  { key: 'sms.africastalking.username', fallback: '', schema: word },
  { key: 'sms.africastalking.apiKey', fallback: '', schema: word, secret: true },
  { key: 'sms.africastalking.senderId', fallback: '', schema: senderId },
  {
    key: 'sms.http.url',
    fallback: '',
    schema: word.refine(
      (text) => text === '' || (/^https?:\/\//.test(text) && URL.canParse(text)),
      'An address like https://sms.textsms.co.ke/api/services.',
    ),
  },
  { key: 'sms.http.apiKey', fallback: '', schema: word, secret: true },
  { key: 'sms.http.partnerId', fallback: '', schema: word },
  { key: 'sms.http.senderId', fallback: '', schema: senderId },
  {
    key: 'sms.gammu.folder',
    fallback: '',
    schema: word.refine(
      (text) => /^(\/|$)/.test(text),
      'A folder on the box, like /var/spool/gammu.',
    ),
  },
];

/** Who hears of alarms and gets the weekly summary. */
const ownerSettings: readonly SettingDefinition[] = [
  {
    key: 'alerts.phone',
    fallback: '',
    schema: z
      .string()
      .trim()
      .refine((text) => text === '' || parsePhone(text) !== null, 'A number like 0712 345 678.'),
  },
  { key: 'alerts.language', fallback: 'en', schema: z.enum(['en', 'sw'], 'Either en or sw.') },
  {
    key: 'alerts.smsBalance',
    fallback: '50',
    schema: z.string().regex(/^\d{1,6}$/, 'A whole number of shillings, like 50.'),
  },
];

export const messageSettings: readonly SettingDefinition[] = [
  ...ownerSettings,
  ...providerSettings,
  { key: 'messages.quietFrom', fallback: '21:00', schema: timeOfDay },
  { key: 'messages.quietUntil', fallback: '07:00', schema: timeOfDay },
  ...OPTIONAL_KINDS.map((kind) => ({
    key: `messages.${kind}`,
    fallback: 'yes',
    schema: yesNo,
  })),
  ...LANGUAGES.map((language) => ({ key: phrasesKey(language), fallback: '', schema: phrases })),
  ...MESSAGE_KINDS.flatMap((kind) => LANGUAGES.map((language) => templateSetting(kind, language))),
];

export function quietHours(settings: SettingReader): QuietHours {
  return {
    fromMinute: parseTimeOfDay(settings.value('messages.quietFrom')) ?? 0,
    untilMinute: parseTimeOfDay(settings.value('messages.quietUntil')) ?? 0,
    timeZone: settings.value('business.timeZone'),
  };
}

/** Whether the owner wants messages of this kind. */
export function isWanted(settings: SettingReader, kind: MessageKind): boolean {
  return !OPTIONAL_KINDS.includes(kind) || settings.value(`messages.${kind}`) === 'yes';
}

/** The owner's words for a kind, or the suggested ones. */
export function templateOf(
  settings: SettingReader,
  kind: MessageKind,
  language: SmsLanguage,
): string {
  return settings.value(templateKey(kind, language)) || SMS_TEMPLATES[kind].words[language];
}

/** The owner's phone and language; null when no number was given. */
export function ownerOf(settings: SettingReader): { phone: string; language: string } | null {
  const phone = parsePhone(settings.value('alerts.phone'));
  return phone ? { phone, language: settings.value('alerts.language') } : null;
}
