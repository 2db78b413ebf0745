import { resolve } from 'node:path';
import type { HealthCheck, Me, TroubleView } from '../contract/admin.ts';
import type { Arguments } from './arguments.ts';
import type { Client } from './client.ts';
import type { Answer, Command } from './commands.ts';
import { passwordFromStdin } from './commands-staff.ts';

async function setUp(client: Client, args: Arguments): Promise<Answer> {
  const username = args.required('username');
  const me = await client.post<Me>('/setup', {
    ownerName: args.option('name') ?? username,
    username,
    password: passwordFromStdin(args),
    businessName: args.option('business') ?? 'Mlango Wi-Fi',
    currency: args.option('currency') ?? 'KES',
    timeZone: args.option('time-zone') ?? 'Africa/Nairobi',
    demoPlans: args.flag('demo-plans'),
  });
  return { value: me, lines: [`${me.username} owns this box now.`] };
}

const boxCommands: Record<string, Command> = {
  'trouble list': {
    usage: '[--reference AC3D4E]',
    summary: 'Devices that a router refused again and again.',
    options: ['reference'],
    async run(client, args) {
      const reference = args.option('reference');
      const query = reference ? `?reference=${encodeURIComponent(reference)}` : '';
      const { troubles } = await client.get<{ troubles: TroubleView[] }>(`/troubles${query}`);
      const lines = troubles.map(
        (one) =>
          `${one.reference}  ${one.updatedAt}  ${one.device}  ${one.router ?? '-'}  ${one.problem}: ${one.said}`,
      );
      return { value: troubles, lines };
    },
  },
  doctor: {
    usage: '',
    summary: 'Every part of the box as green, amber or red, with the mending step.',
    async run(client) {
      const { checks } = await client.get<{ checks: HealthCheck[] }>('/health?fresh=1');
      const lines = checks.flatMap((check) => [
        `${check.status.padEnd(5)}  ${check.name}: ${check.sentence}`,
        ...(check.mend ? [`       → ${check.mend}`] : []),
      ]);
      const red = checks.some((check) => check.status === 'red');
      return { value: { checks }, lines, exitStatus: red ? 1 : 0 };
    },
  },
  backup: {
    usage: '[--to FILE]',
    summary: 'Writes a checked copy of the database.',
    options: ['to'],
    async run(client, args) {
      const file = resolve(args.option('to') ?? 'mlango-backup.db');
      const value = await client.post('/backup', { file });
      return { value, lines: [`Written and checked: ${file}`] };
    },
  },
  restore: {
    usage: 'FILE [--recovery-key XXXX-XXXX-…]',
    summary:
      'Puts a backup in the place of the database; the old one is kept beside it. A snapshot of another box needs its recovery key.',
    positionals: ['FILE'],
    options: ['recovery-key'],
    async run(client, args) {
      const file = resolve(args.positionals[0] ?? '');
      const recoveryKey = args.option('recovery-key');
      const value = await client.post('/restore', {
        file,
        ...(recoveryKey ? { recoveryKey } : {}),
      });
      return { value, lines: [`Restored from ${file}`] };
    },
  },
  export: {
    usage: 'plans|vouchers|payments|sessions|audit',
    summary: 'A table as CSV.',
    positionals: ['KIND'],
    async run(client, args) {
      const csv = await client.text(`/exports/${encodeURIComponent(args.positionals[0] ?? '')}`);
      return { value: { csv }, lines: [csv.trimEnd()] };
    },
  },
  'settings get': {
    usage: '',
    summary: 'Every setting.',
    async run(client) {
      const { settings } = await client.get<{ settings: Record<string, string> }>('/settings');
      const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
      return { value: settings, lines };
    },
  },
  'settings set': {
    usage: 'KEY VALUE',
    summary: 'Changes a setting.',
    positionals: ['KEY', 'VALUE'],
    async run(client, args) {
      const [key = '', value = ''] = args.positionals;
      const { settings } = await client.put<{ settings: Record<string, string> }>('/settings', {
        [key]: value,
      });
      // As the box shows it: a secret is not repeated.
      return { value: settings, lines: [`${key} = ${settings[key] ?? ''}`] };
    },
  },
};

export const adminCommands: Record<string, Command> = {
  setup: {
    usage:
      '--username NAME --password-stdin [--name TEXT] [--business TEXT] [--currency KES] [--time-zone Africa/Nairobi] [--demo-plans]',
    summary: 'First run without a browser: makes the owner and the business.',
    options: ['username', 'name', 'business', 'currency', 'time-zone'],
    flags: ['password-stdin', 'demo-plans'],
    run: setUp,
  },
  ...boxCommands,
};
