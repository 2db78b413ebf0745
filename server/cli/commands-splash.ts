import type { FunnelRow } from '../contract/admin.ts';
import type { Command } from './commands.ts';

const STEPS = ['seen', 'plan', 'phone', 'prompt', 'paid', 'online'] as const;

export const splashCommands: Record<string, Command> = {
  'splash visits': {
    usage: '[--days 14]',
    summary: 'How far devices came on the splash, per day and kind of phone.',
    options: ['days'],
    async run(client, args) {
      const days = args.option('days') ?? '14';
      const { rows } = await client.get<{ rows: FunnelRow[] }>(
        `/splash/funnel?days=${encodeURIComponent(days)}`,
      );
      const lines = rows.map(({ day, phoneOs, steps }) => {
        const way = STEPS.map((step) => `${step} ${steps[step]}`).join('  ');
        return `${day}  ${phoneOs.padEnd(8)}  ${way}`;
      });
      return { value: rows, lines };
    },
  },
};
