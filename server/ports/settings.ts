import type { z } from 'zod';

/** One thing that the owner may set; features declare theirs, the settings feature keeps them all. */
export interface SettingDefinition {
  /** E.g. `sms.order`. */
  key: string;
  /** What holds while nobody has set it. */
  fallback: string;
  schema: z.ZodType<string>;
  /** Stored encrypted, never shown again, never in the audit log. */
  secret?: boolean;
}

/** The settings as they are now, from memory. */
export interface SettingReader {
  /** @throws for a key that nobody declared: a programming fault. */
  value(key: string): string;
}

/** For who keeps something made of them. */
export interface VersionedSettings extends SettingReader {
  /** Another number whenever they may have changed. */
  readonly version: number;
}
