import type {
  AccountView,
  CounterSaleView,
  DayView,
  RefundView,
  SaleView,
  ShiftView,
} from '../contract/money.ts';
import { type Arguments, UsageError, wanted } from './arguments.ts';
import type { Client } from './client.ts';
import type { Command } from './commands.ts';

interface Reconciliation {
  provider: string;
  complete: boolean;
  lineCount: number;
  newCount: number;
  detail: string;
}

/** `12.50` currency units to cents. */
function cents(args: Arguments, name: string): number {
  const text = args.required(name);
  const units = /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
  return wanted(name, text, units, '250');
}

const idOf = (args: Arguments) => encodeURIComponent(args.positionals[0] ?? '');

async function refund(client: Client, args: Arguments) {
  const method = args.option('method') ?? 'by_hand';
  if (!['by_hand', 'reversal', 'cash'].includes(method)) {
    throw new UsageError('--method is by_hand, reversal or cash.');
  }
  const receipt = args.option('receipt');
  const { refund: made } = await client.post<{ refund: RefundView }>(
    `/payments/${idOf(args)}/refund`,
    { method, reason: args.required('reason'), ...(receipt ? { receipt } : {}) },
  );
  return { value: made, lines: [`${made.id}  ${made.state}  ${made.amountCents / 100}`] };
}

async function sellByPhone(client: Client, args: Arguments) {
  const provider = args.option('provider');
  const { sale } = await client.post<{ sale: CounterSaleView }>('/sales/mobile', {
    id: args.option('id') ?? crypto.randomUUID(),
    plan: args.required('plan'),
    phone: args.required('phone'),
    ...(provider ? { provider } : {}),
  });
  const code = sale.code ?? '(the code comes by SMS once it is paid)';
  return { value: sale, lines: [`${sale.id}  ${sale.state}  ${sale.planName}  ${code}`] };
}

/** Money beside `payment list`: what people do with it. */
export const moneyCommands: Record<string, Command> = {
  'payment match': {
    usage: 'ID --purchase ID|REFERENCE',
    summary: 'Gives money in suspense to a purchase: the customer gets the voucher.',
    options: ['purchase'],
    positionals: ['ID'],
    async run(client, args) {
      const body = { purchase: args.required('purchase') };
      const value = await client.post(`/payments/${idOf(args)}/match`, body);
      return { value, lines: ['matched'] };
    },
  },
  'payment credit': {
    usage: 'ID [--phone 0712345678]',
    summary: 'Makes money in suspense the credit of its sender.',
    options: ['phone'],
    positionals: ['ID'],
    async run(client, args) {
      const phone = args.option('phone');
      const value = await client.post(`/payments/${idOf(args)}/credit`, phone ? { phone } : {});
      return { value, lines: ['credited'] };
    },
  },
  'payment refund': {
    usage: 'ID --reason TEXT [--method by_hand|reversal|cash] [--receipt SKJ4H7K2LM]',
    summary: 'Notes money that was sent back, or has M-Pesa reverse it.',
    options: ['reason', 'method', 'receipt'],
    positionals: ['ID'],
    run: refund,
  },
  'payment reconcile': {
    usage: '',
    summary: "Reads the provider's own record of the last two days now.",
    async run(client) {
      const { reconciliations } = await client.post<{ reconciliations: Reconciliation[] }>(
        '/payments/reconcile',
        {},
      );
      const lines = reconciliations.map(
        (one) =>
          `${one.provider}  ${one.lineCount} lines, ${one.newCount} new${one.complete ? '' : `  NOT COMPLETE: ${one.detail}`}`,
      );
      const exitStatus = reconciliations.every(({ complete }) => complete) ? 0 : 1;
      return { value: reconciliations, lines, exitStatus };
    },
  },
  'payment register': {
    usage: '',
    summary: 'Registers where the provider announces payments made by hand (one-time).',
    async run(client) {
      const value = await client.post<{
        registrations: { provider: string; kind: string; detail: string }[];
      }>('/payments/register', {});
      const lines = value.registrations.map((one) => `${one.provider}  ${one.kind}  ${one.detail}`);
      return { value: value.registrations, lines };
    },
  },
  sell: {
    usage: '--plan ID|NAME [--phone 0712345678] [--mobile [--provider daraja|airtel]] [--id UUID]',
    summary: 'Sells a voucher for cash, or asks the phone to pay (--mobile).',
    options: ['plan', 'phone', 'id', 'provider'],
    flags: ['mobile'],
    async run(client, args) {
      if (args.flag('mobile')) return sellByPhone(client, args);
      const { sale } = await client.post<{ sale: SaleView }>('/sales', {
        id: args.option('id') ?? crypto.randomUUID(),
        plan: args.required('plan'),
        phone: args.option('phone') ?? '',
      });
      return { value: sale, lines: [`${sale.code}  ${sale.planName}  ${sale.priceCents / 100}`] };
    },
  },
  'day show': {
    usage: 'YYYY-MM-DD',
    summary: 'What a day brought.',
    positionals: ['YYYY-MM-DD'],
    async run(client, args) {
      const { day } = await client.get<{ day: DayView }>(`/days/${idOf(args)}`);
      return { value: day, lines: dayLines(day) };
    },
  },
  'day close': {
    usage: 'YYYY-MM-DD --counted UNITS [--note TEXT]',
    summary: 'Closes a day with the cash that was counted.',
    options: ['counted', 'note'],
    positionals: ['YYYY-MM-DD'],
    async run(client, args) {
      const body = { countedCents: cents(args, 'counted'), note: args.option('note') ?? '' };
      const { day } = await client.post<{ day: DayView }>(`/days/${idOf(args)}/close`, body);
      return { value: day, lines: dayLines(day) };
    },
  },
  'shift list': {
    usage: '',
    summary: 'The drawers of everybody, the latest first.',
    async run(client) {
      const { shifts } = await client.get<{ shifts: ShiftView[] }>('/shifts');
      const lines = shifts.map(
        (one) =>
          `${one.openedAt}  ${one.seller}  expected ${one.expectedCents / 100}  counted ${one.countedCents === null ? '-' : one.countedCents / 100}`,
      );
      return { value: shifts, lines };
    },
  },
  ledger: {
    usage: '',
    summary: 'Every account of the books.',
    async run(client) {
      const value = await client.get<{ accounts: AccountView[]; discrepancies: unknown[] }>(
        '/ledger',
      );
      const lines = value.accounts.map(
        ({ account, debitCents, creditCents }) =>
          `${account.padEnd(28)} ${((debitCents - creditCents) / 100).toFixed(2).padStart(14)}`,
      );
      return { value, lines, exitStatus: value.discrepancies.length > 0 ? 1 : 0 };
    },
  },
};

function dayLines(day: DayView): string[] {
  const money = (label: string, amount: number) => `${label.padEnd(18)} ${amount / 100}`;
  return [
    money('mobile money', day.mobileCents),
    money('cash', day.cashCents),
    money('printed vouchers', day.vouchersCents),
    money('refunded', day.refundedCents),
    money('in suspense', day.suspenseCents),
    ...(day.closed
      ? [money('counted', day.closed.countedCents), money('variance', day.closed.varianceCents)]
      : ['not closed']),
  ];
}
