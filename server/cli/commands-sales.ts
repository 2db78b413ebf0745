import type {
  AdminPlan,
  PaymentTimelineEntry,
  PaymentView,
  SessionView,
} from '../contract/admin.ts';
import { parsePriceCents } from '../core/money.ts';
import { type Arguments, wanted } from './arguments.ts';
import type { Client } from './client.ts';
import type { Answer, Command } from './commands.ts';
import { siteOption, sitesOption } from './commands-sites.ts';
import { everyPage } from './every-page.ts';
import { findRouter } from './find-router.ts';
import { PLAN_OPTIONS, PLAN_USAGE, planTerms } from './plan-terms.ts';

async function addPlan(client: Client, args: Arguments): Promise<Answer> {
  const price = args.required('price');
  const body = {
    name: args.required('name'),
    priceCents: wanted('price', price, parsePriceCents(price), '20'),
    ...planTerms(args),
    sites: await sitesOption(client, args),
    reminds: args.flag('remind'),
  };
  const { plan } = await client.post<{ plan: AdminPlan }>('/plans', body);
  return { value: plan, lines: [planLine(plan)] };
}

const planLine = (plan: AdminPlan) =>
  `${plan.id}  ${plan.name}  ${plan.priceCents / 100} ${plan.currency}`;

const paymentAnswer = (payments: PaymentView[]): Answer => ({
  value: payments,
  lines: payments.map(
    (payment) =>
      `${payment.id}  ${payment.state}  ${payment.priceCents / 100} ${payment.currency}  ${payment.phone ?? '-'}  ${payment.receipt ?? '-'}  ${payment.voucher ?? '-'}`,
  ),
});

export const salesCommands: Record<string, Command> = {
  'plan add': {
    usage: `--name NAME --price UNITS ${PLAN_USAGE} [--sites NAME,NAME] [--remind]`,
    summary: 'Adds a plan.',
    options: ['name', 'price', 'sites', ...PLAN_OPTIONS],
    flags: ['remind'],
    run: addPlan,
  },
  'plan list': {
    usage: '',
    summary: 'The plans on sale.',
    async run(client) {
      const { plans } = await client.get<{ plans: AdminPlan[] }>('/plans');
      return { value: plans, lines: plans.map(planLine) };
    },
  },
  'session list': {
    usage: '[--open] [--router ID|NAME] [--site NAME] [--find MAC|CODE]',
    summary: 'Sessions, the newest first; all, or those of a router, a site, a device or a code.',
    options: ['router', 'site', 'find'],
    flags: ['open'],
    async run(client, args) {
      const query = new URLSearchParams({ open: args.flag('open') ? '1' : '0' });
      const [router, find] = [args.option('router'), args.option('find')];
      if (router !== undefined) query.set('router', (await findRouter(client, router)).id);
      const { siteId } = await siteOption(client, args);
      if (siteId) query.set('site', siteId);
      if (find !== undefined) query.set('find', find);
      const sessions = await everyPage<SessionView>(client, `/sessions?${query}`);
      const lines = sessions.map(
        (one) =>
          `${one.id}  ${one.open ? 'open  ' : 'closed'}  ${one.voucher}  ${one.router}  ${one.mac ?? '-'}  ${one.seconds} s  ${one.bytesUp + one.bytesDown} bytes`,
      );
      return { value: sessions, lines };
    },
  },
  'session disconnect': {
    usage: 'ID',
    summary: 'Asks the router to end a session.',
    positionals: ['ID'],
    async run(client, args) {
      const id = encodeURIComponent(args.positionals[0] ?? '');
      const answer = await client.post<{ result: { kind: string; reason?: string } }>(
        `/sessions/${id}/disconnect`,
        {},
      );
      const { kind, reason } = answer.result;
      const exitStatus = kind === 'done' || kind === 'gone' ? 0 : 1;
      return { value: answer.result, lines: [reason ? `${kind}: ${reason}` : kind], exitStatus };
    },
  },
  'session message': {
    usage: 'ID --text TEXT',
    summary: 'Sends an SMS to the phone that the voucher of a session was bought with.',
    positionals: ['ID'],
    options: ['text'],
    async run(client, args) {
      const id = encodeURIComponent(args.positionals[0] ?? '');
      const message = { id: crypto.randomUUID(), text: args.required('text') };
      await client.post(`/sessions/${id}/message`, message);
      return {
        value: { id: message.id },
        lines: [`On its way: mlango message show ${message.id}`],
      };
    },
  },
  'payment list': {
    usage: '[--site NAME]',
    summary: 'All payments, or those of one site, with whole numbers and codes.',
    options: ['site'],
    async run(client, args) {
      const { siteId } = await siteOption(client, args);
      const site = siteId ? `&site=${siteId}` : '';
      return paymentAnswer(await everyPage<PaymentView>(client, `/payments?unmasked=1${site}`));
    },
  },
  'payment show': {
    usage: 'ID',
    summary: 'One payment with everything that is known of it.',
    positionals: ['ID'],
    async run(client, args) {
      const id = encodeURIComponent(args.positionals[0] ?? '');
      const found = await client.get<{ payment: PaymentView; timeline: PaymentTimelineEntry[] }>(
        `/payments/${id}`,
      );
      const steps = found.timeline.map((step) => `${step.at}  ${step.what}  ${step.detail}`);
      return { value: found, lines: [...paymentAnswer([found.payment]).lines, ...steps] };
    },
  },
  'payment resolve': {
    usage: 'ID --note TEXT',
    summary: 'Closes money in suspense with a note of what was done.',
    options: ['note'],
    positionals: ['ID'],
    async run(client, args) {
      const id = encodeURIComponent(args.positionals[0] ?? '');
      const value = await client.post(`/payments/${id}/resolve`, { note: args.required('note') });
      return { value, lines: ['resolved'] };
    },
  },
};
