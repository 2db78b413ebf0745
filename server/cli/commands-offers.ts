import type { CouponView } from '../contract/money.ts';
import { type Arguments, UsageError, wanted } from './arguments.ts';
import type { Command } from './commands.ts';
import { everyPage } from './every-page.ts';

const whole = (args: Arguments, name: string): number | null => {
  const text = args.option(name);
  if (text === undefined) return null;
  return wanted(name, text, /^\d{1,6}$/.test(text) ? Number(text) : null, '10');
};

const lineOf = ({ code, percent, offCents, planName, uses, maxUses, withdrawnAt }: CouponView) =>
  [
    code,
    percent === null ? `-${(offCents ?? 0) / 100}` : `-${percent}%`,
    planName ?? 'every plan',
    `${uses}/${maxUses}`,
    withdrawnAt === null ? '' : 'withdrawn',
  ].join('  ');

/** Coupons. */
export const offerCommands: Record<string, Command> = {
  'coupon add': {
    usage: 'CODE --percent 10|--off UNITS [--plan ID|NAME] [--uses 100] [--expires ISO-TIME]',
    summary: 'Makes a coupon for the splash.',
    options: ['percent', 'off', 'plan', 'uses', 'expires'],
    positionals: ['CODE'],
    async run(client, args) {
      const percent = whole(args, 'percent');
      const off = whole(args, 'off');
      if ((percent === null) === (off === null)) {
        throw new UsageError('Either --percent or --off.');
      }
      const { coupon } = await client.post<{ coupon: CouponView }>('/coupons', {
        code: args.positionals[0] ?? '',
        percent,
        offCents: off === null ? null : off * 100,
        plan: args.option('plan') ?? null,
        maxUses: whole(args, 'uses') ?? 100,
        expiresAt: args.option('expires') ?? null,
      });
      return { value: coupon, lines: [lineOf(coupon)] };
    },
  },
  'coupon list': {
    usage: '[--find START]',
    summary: 'Coupons and how often each was used; all, or those whose code begins like this.',
    options: ['find'],
    async run(client, args) {
      const query = new URLSearchParams({ find: args.option('find') ?? '' });
      const coupons = await everyPage<CouponView>(client, `/coupons?${query}`);
      return { value: coupons, lines: coupons.map(lineOf) };
    },
  },
  'coupon withdraw': {
    usage: 'CODE',
    summary: 'Ends a coupon.',
    positionals: ['CODE'],
    async run(client, args) {
      const code = encodeURIComponent(args.positionals[0] ?? '');
      const value = await client.post(`/coupons/${code}/withdraw`, {});
      return { value, lines: ['withdrawn'] };
    },
  },
  'coupon reopen': {
    usage: 'CODE',
    summary: 'Takes the withdrawal of a coupon back.',
    positionals: ['CODE'],
    async run(client, args) {
      const code = encodeURIComponent(args.positionals[0] ?? '');
      const value = await client.post(`/coupons/${code}/reopen`, {});
      return { value, lines: ['reopened'] };
    },
  },
};
