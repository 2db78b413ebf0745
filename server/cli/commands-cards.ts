import { readFile } from 'node:fs/promises';
import type { Page } from '../contract/admin.ts';
import type { StockView } from '../contract/stock.ts';
import type { ImportAnswer, ImportOdds, VoucherHit } from '../contract/vouchers.ts';
import type { Command } from './commands.ts';

/** Vouchers as cards that are looked for and lost. */
export const cardCommands: Record<string, Command> = {
  'voucher find': {
    usage: 'CODE|PHONE|MAC|LABEL',
    summary: 'Vouchers by whatever is known of them; codes are masked. The newest 100.',
    positionals: ['WHAT'],
    async run(client, args) {
      const found = await client.post<Page<VoucherHit>>('/vouchers/search', {
        what: args.positionals[0] ?? '',
      });
      const lines = found.items.map((hit) =>
        [
          ...[hit.id, hit.codeMasked, hit.status, hit.planName, hit.label || '-'],
          ...[hit.soldBy ?? hit.madeBy ?? '-', hit.phoneMasked ?? '-', hit.macs.join(' ') || '-'],
        ].join('  '),
      );
      return { value: found.items, lines: lines.length > 0 ? lines : ['nothing found'] };
    },
  },
  'stock list': {
    usage: '',
    summary: 'Printed cards in the hands of attendants.',
    async run(client) {
      const { stock } = await client.get<{ stock: StockView[] }>('/stock/holders');
      const lines = stock.map(
        (one) =>
          `${one.holder}  ${one.label || one.planName}  left ${one.left}  sold ${one.sold}  used, not entered ${one.usedUnsold}`,
      );
      return { value: stock, lines };
    },
  },
  'voucher import': {
    usage: 'FILE.csv --plan ID|NAME [--label TEXT] [--allow-weak]',
    summary: 'Takes codes printed elsewhere (column code, perhaps label), all or none.',
    options: ['plan', 'label'],
    flags: ['allow-weak'],
    positionals: ['FILE'],
    async run(client, args) {
      const csv = await readFile(args.positionals[0] ?? '', 'utf8');
      const answer = await client.post<ImportAnswer>('/batches/import', {
        plan: args.required('plan'),
        label: args.option('label') ?? '',
        csv,
        allowWeak: args.flag('allow-weak'),
      });
      if (answer.kind === 'imported') {
        const lines = answer.batches.map(({ id, count, label }) => `${id}  ${count}  ${label}`);
        const { odds } = await client.post<{ odds: ImportOdds | null }>('/batches/import/odds', {
          csv,
        });
        return { value: { ...answer, odds }, lines: [...lines, ...oddsLines(odds)] };
      }
      const lines = answer.problems.map(
        ({ line, kind, other }) =>
          `line ${line}: ${kind}${other === null ? '' : ` (line ${other})`}`,
      );
      lines.push(`nothing imported: ${answer.problemCount} lines are not right`);
      return { value: answer, lines, exitStatus: 1 };
    },
  },
  'voucher replace': {
    usage: 'CODE --reason TEXT',
    summary: 'Ends a lost voucher and makes a new code with what is left.',
    options: ['reason'],
    positionals: ['CODE'],
    async run(client, args) {
      const body = { code: args.positionals[0] ?? '', reason: args.required('reason') };
      const { replacement } = await client.post<{ replacement: { id: string; code: string } }>(
        '/vouchers/replace',
        body,
      );
      return { value: replacement, lines: [replacement.code] };
    },
  },
};

/** How soon a guesser finds one of them. */
function oddsLines(odds: ImportOdds | null): string[] {
  if (!odds) return [];
  const { codes, kept, length, oneIn, days } = odds;
  const others = kept > 0 ? ` (${kept} were on the box before)` : '';
  return [
    `The easiest to guess: ${codes} codes of ${length} characters${others}, one in a year with a chance of 1 in ${oneIn}, the first after about ${days} days.`,
  ];
}
