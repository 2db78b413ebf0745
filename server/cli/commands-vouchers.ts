import type { BatchView, VoucherDetail } from '../contract/admin.ts';
import { parseBitsPerSecond, parseDataBytes } from '../core/units.ts';
import { type Arguments, wanted } from './arguments.ts';
import type { Client } from './client.ts';
import type { Answer, Command } from './commands.ts';
import { siteOption } from './commands-sites.ts';
import { moment, optional, wholeNumber } from './plan-terms.ts';

function voucherAnswer(voucher: VoucherDetail): Answer {
  const unlimited = (value: number | null, unit: string) =>
    value === null ? 'unlimited' : `${value} ${unit}`;
  const { remainingDownBytes, remainingUpBytes, pausedUntil, opensAt } = voucher;
  const left = [
    unlimited(voucher.remainingSeconds, 's'),
    unlimited(voucher.remainingBytes, 'bytes'),
    ...(remainingDownBytes === null ? [] : [`${remainingDownBytes} bytes down`]),
    ...(remainingUpBytes === null ? [] : [`${remainingUpBytes} bytes up`]),
  ];
  const speed = `${voucher.downBps ?? '-'}/${voucher.upBps ?? '-'} bit/s`;
  const slowed = voucher.isSlowed ? ` (fair use, until ${voucher.speedUntil ?? 'its end'})` : '';
  return {
    value: voucher,
    lines: [
      `${voucher.code}  ${voucher.status}  ${voucher.plan}`,
      `used ${voucher.usedSeconds} s, ${voucher.usedBytes} bytes; left ${left.join(', ')}; ends ${voucher.expiresAt ?? 'never'}`,
      `speed ${speed}${slowed}; devices ${voucher.devices}: ${voucher.macs.join(', ') || 'none yet'}`,
      ...(pausedUntil === null ? [] : [`paused until ${pausedUntil} at the latest`]),
      ...(opensAt === null ? [] : [`outside its hours; opens ${opensAt}`]),
    ],
  };
}

/** A command about one code, answered by what the voucher is then. */
function byCode(
  path: string,
  command: Omit<Command, 'run' | 'positionals'>,
  body: (args: Arguments) => object = () => ({}),
): Command {
  return {
    ...command,
    usage: `CODE ${command.usage}`.trim(),
    positionals: ['CODE'],
    run: async (client, args) =>
      voucherAnswer(await client.post(path, { ...body(args), code: args.positionals[0] })),
  };
}

const speedBody = (args: Arguments) => ({
  downBps: optional(args, 'down', parseBitsPerSecond, '5M'),
  upBps: optional(args, 'up', parseBitsPerSecond, '2M'),
  seconds: optional(args, 'for', wholeNumber, '3600'),
  clear: args.flag('clear'),
});
const extendBody = (args: Arguments) => ({
  timeSeconds: optional(args, 'time', wholeNumber, '3600'),
  validitySeconds: optional(args, 'validity', wholeNumber, '86400'),
  dataBytes: optional(args, 'data', parseDataBytes, '500MB'),
});
const planBody = (args: Arguments) => ({ plan: args.required('plan') });

/** The verbs that a code and a session on the list share. */
const CHANGES = {
  speed: {
    usage: '[--down 5M] [--up 2M] [--for SECONDS] | --clear',
    summary: 'another speed, for a while or until it is cleared.',
    options: ['down', 'up', 'for'],
    flags: ['clear'],
    body: speedBody,
  },
  extend: {
    usage: '[--time SECONDS] [--data 500MB] [--validity SECONDS]',
    summary: 'more time, data or validity.',
    options: ['time', 'data', 'validity'],
    flags: [],
    body: extendBody,
  },
  move: {
    usage: '--plan ID|NAME',
    summary: 'another plan; what was used stays used.',
    options: ['plan'],
    flags: [],
    body: planBody,
  },
  'top-up': {
    usage: '--plan ID|NAME',
    summary: 'a plan sold on top at the counter.',
    options: ['plan'],
    flags: [],
    body: planBody,
  },
} as const;

const changeCommands: Record<string, Command> = Object.fromEntries(
  Object.entries(CHANGES).flatMap(([verb, { body, ...change }]) => [
    [
      `voucher ${verb}`,
      byCode(`/vouchers/${verb}`, { ...change, summary: `A voucher: ${change.summary}` }, body),
    ],
    [
      `session ${verb}`,
      {
        ...change,
        usage: `ID ${change.usage}`,
        summary: `Who is online: ${change.summary}`,
        positionals: ['ID'],
        run: async (client: Client, args: Arguments) => {
          const id = encodeURIComponent(args.positionals[0] ?? '');
          return voucherAnswer(await client.post(`/sessions/${id}/${verb}`, body(args)));
        },
      },
    ],
  ]),
);

export const voucherCommands: Record<string, Command> = {
  'voucher create': {
    usage:
      '--plan ID|NAME --count N [--label TEXT] [--ends 2026-12-31T23:59:00+03:00] [--site NAME]',
    summary: 'Creates vouchers and prints their codes.',
    options: ['plan', 'count', 'label', 'ends', 'site'],
    async run(client, args) {
      const count = args.required('count');
      const endsAt = optional(args, 'ends', moment, '2026-12-31T23:59:00+03:00');
      const body = {
        plan: args.required('plan'),
        count: wanted('count', count, wholeNumber(count), '10'),
        label: args.option('label') ?? '',
        ...(endsAt === null ? {} : { endsAt }),
        ...(await siteOption(client, args)),
      };
      const made = await client.post<{ batch: BatchView; codes: string[] }>('/batches', body);
      return { value: { batch: made.batch.id, codes: made.codes }, lines: made.codes };
    },
  },
  'voucher show': byCode('/vouchers/lookup', { usage: '', summary: 'What a voucher has left.' }),
  'voucher revoke': byCode('/vouchers/revoke', {
    usage: '',
    summary: 'Ends a voucher for good and cuts its sessions.',
  }),
  'voucher release': byCode(
    '/vouchers/release-device',
    { usage: '--mac MAC', summary: 'Gives the slot of a device free.', options: ['mac'] },
    (args) => ({ mac: args.required('mac') }),
  ),
  ...changeCommands,
};
