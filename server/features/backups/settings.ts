import { z } from 'zod';
import { readRecoveryKey } from '../../core/recovery-key.ts';
import type { SettingDefinition } from '../../ports/settings.ts';

/** What the owner decides about copies of the box. */
export const backupSettings: readonly SettingDefinition[] = [
  { key: 'backup.hourly', fallback: 'on', schema: z.enum(['on', 'off'], 'on or off.') },
  {
    key: 'backup.folder',
    fallback: '',
    schema: z
      .string()
      .trim()
      .max(300)
      .refine((path) => path === '' || path.startsWith('/'), 'A folder like /media/usb/mlango.'),
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
];
