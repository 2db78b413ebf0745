import type { TokenView } from '../contract/tokens.ts';
import { UsageError, wanted } from './arguments.ts';
import type { Command } from './commands.ts';
import { wholeNumber } from './plan-terms.ts';

const line = ({ id, name, scope, maker, state, lastUsedAt }: TokenView) =>
  `${id}  ${name}  ${scope}  by ${maker}  ${state}  last used ${lastUsedAt ?? 'never'}`;

/** Keys for programs that speak to `/api/v1`. */
export const tokenCommands: Record<string, Command> = {
  'token add': {
    usage: '--name NAME [--scope read|cashier|technician|manager|owner] [--days N]',
    summary: 'Makes a key for a program (Authorization: Bearer …) and shows it this once.',
    options: ['name', 'scope', 'days'],
    async run(client, args) {
      const days = args.option('days');
      const made = await client.post<{ token: TokenView; secret: string }>('/tokens', {
        name: args.required('name'),
        scope: args.option('scope') ?? 'read',
        days: days === undefined ? null : wanted('days', days, wholeNumber(days), '365'),
      });
      return { value: { ...made.token, secret: made.secret }, lines: [made.secret] };
    },
  },
  'token list': {
    usage: '',
    summary: 'The keys for programs and when each was last used.',
    async run(client) {
      const { tokens } = await client.get<{ tokens: TokenView[] }>('/tokens');
      return { value: tokens, lines: tokens.map(line) };
    },
  },
  'token revoke': {
    usage: 'ID|NAME',
    summary: 'Shuts out whoever holds a key, at once.',
    positionals: ['ID|NAME'],
    async run(client, args) {
      const named = args.positionals[0] ?? '';
      const { tokens } = await client.get<{ tokens: TokenView[] }>('/tokens');
      const found = tokens.find(
        ({ id, name, state }) => id === named || (name === named && state !== 'revoked'),
      );
      if (!found) throw new UsageError(`There is no key "${named}".`);
      const value = await client.delete(`/tokens/${found.id}`);
      return { value, lines: [`${found.name} is shut out.`] };
    },
  },
};
