import { z } from 'zod';
import type { SettingDefinition } from '../../ports/settings.ts';

const word = z.string().trim().max(200);
const digits = (least: number, most: number, example: string) =>
  z
    .string()
    .trim()
    .refine(
      (text) => text === '' || (/^\d+$/.test(text) && text.length >= least && text.length <= most),
      `${least} to ${most} digits, like ${example}.`,
    );

/**
 * How to reach M-Pesa (Daraja); what the environment says wins. It is set up once key, secret,
 * short code and passkey are there, and for a till its number too.
 */
export const mpesaSettings: readonly SettingDefinition[] = [
  {
    key: 'mpesa.type',
    fallback: 'paybill',
    schema: z.enum(['paybill', 'till'], 'paybill or till.'),
  },
  {
    key: 'mpesa.environment',
    fallback: 'live',
    schema: z.enum(['live', 'sandbox'], 'live or sandbox.'),
  },
  { key: 'mpesa.shortcode', fallback: '', schema: digits(5, 7, '600123') },
  { key: 'mpesa.till', fallback: '', schema: digits(5, 8, '5123456') },
  { key: 'mpesa.consumerKey', fallback: '', schema: word, secret: true },
  { key: 'mpesa.consumerSecret', fallback: '', schema: word, secret: true },
  { key: 'mpesa.passkey', fallback: '', schema: word, secret: true },
];
