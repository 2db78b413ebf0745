import { z } from 'zod';
import { readRecoveryKey } from '../../core/recovery-key.ts';
import type { SettingDefinition } from '../../ports/settings.ts';

const pattern = (test: RegExp, words: string, most = 200) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => text === '' || test.test(text), words);

const endpoint = z
  .string()
  .trim()
  .max(200)
  .refine(
    (text) =>
      text === '' ||
      (URL.canParse(text) && /^https?:\/\/[^/?#@]+\/?$/.test(text) && new URL(text).host !== ''),
    'An address like https://s3.eu-central-1.amazonaws.com.',
  );
const folder = pattern(/^[\w./ -]{1,120}$/, 'Letters, digits, dashes and slashes.');
const secret = z.string().trim().max(500);

/** What the owner decides about copies of the box. */
export const backupSettings: readonly SettingDefinition[] = [
  { key: 'backup.hourly', fallback: 'on', schema: z.enum(['on', 'off'], 'on or off.') },
  {
    key: 'backup.folder',
    fallback: '',
    schema: pattern(/^\//, 'A folder like /media/usb/mlango.', 300),
  },
  {
    key: 'backup.recoveryKey',
    fallback: '',
    secret: true,
    schema: z
      .string()
      .max(60)
      .refine((text) => readRecoveryKey(text) !== null, 'Eight groups of four signs.'),
  },
  {
    key: 'backup.far',
    fallback: 'off',
    schema: z.enum(['off', 's3', 'ssh'], 'off, s3 or ssh.'),
  },
  {
    key: 'backup.farHours',
    fallback: '6',
    schema: z.enum(['1', '6', '24'], '1, 6 or 24.'),
  },
  { key: 'backup.s3Endpoint', fallback: '', schema: endpoint },
  {
    key: 'backup.s3Region',
    fallback: 'us-east-1',
    schema: pattern(/^[\w-]{1,40}$/, 'A region like eu-central-1.'),
  },
  {
    key: 'backup.s3Bucket',
    fallback: '',
    schema: pattern(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'The name of a bucket.'),
  },
  { key: 'backup.s3Folder', fallback: '', schema: folder },
  { key: 'backup.s3AccessKey', fallback: '', schema: pattern(/^[\w+/=.-]+$/, 'An access key.') },
  { key: 'backup.s3SecretKey', fallback: '', schema: secret, secret: true },
  {
    key: 'backup.sshHost',
    fallback: '',
    schema: pattern(/^[A-Za-z0-9.:-]{1,200}$/, 'A name or an address.'),
  },
  {
    key: 'backup.sshPort',
    fallback: '22',
    schema: z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536, {
        message: 'A number like 22.',
      }),
  },
  {
    key: 'backup.sshUser',
    fallback: '',
    schema: pattern(/^[\w.@-]{1,60}$/, 'A user name.'),
  },
  { key: 'backup.sshFolder', fallback: 'mlango', schema: folder },
  {
    key: 'backup.sshHostKey',
    fallback: '',
    schema: pattern(/^SHA256:[A-Za-z0-9+/]{43}$/, 'SHA256: and 43 signs.'),
  },
  { key: 'backup.sshPrivateKey', fallback: '', schema: z.string().max(2_000), secret: true },
];
