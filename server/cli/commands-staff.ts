import { readFileSync } from 'node:fs';
import type { OperatorView, Page } from '../contract/admin.ts';
import type { AuditEntryView, AuditVerification } from '../contract/staff.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { Client } from './client.ts';
import type { Command } from './commands.ts';

/** The first line of standard input, so that a password is never in the list of processes. */
export function passwordFromStdin(args: Arguments): string {
  if (!args.flag('password-stdin')) {
    throw new UsageError('--password-stdin is missing: echo PASSWORD | mlango …');
  }
  return readFileSync(0, 'utf8').split(/\r?\n/)[0] ?? '';
}

async function findOperator(client: Client, args: Arguments): Promise<OperatorView> {
  const { operators } = await client.get<{ operators: OperatorView[] }>('/operators');
  const wanted = args.required('username').trim().toLowerCase();
  const found = operators.find(({ username }) => username === wanted);
  if (!found) throw new UsageError(`There is no user "${wanted}".`);
  return found;
}

const line = ({ username, name, role, twoFactor, disabled }: OperatorView) =>
  [username, name, role, twoFactor ? 'with codes' : '', disabled ? 'left' : '']
    .filter(Boolean)
    .join('  ');

/** Staff, and what they did. The box itself is the way back in for an owner who forgot something. */
export const staffCommands: Record<string, Command> = {
  'operator add': {
    usage: '--username NAME --role owner|manager|cashier|technician --password-stdin [--name TEXT]',
    summary: 'Adds a member of staff.',
    options: ['username', 'role', 'name'],
    flags: ['password-stdin'],
    async run(client, args) {
      const { operator } = await client.post<{ operator: OperatorView }>('/operators', {
        username: args.required('username'),
        name: args.option('name') ?? '',
        role: args.required('role'),
        password: passwordFromStdin(args),
      });
      return { value: operator, lines: [`${operator.username} is ${operator.role}.`] };
    },
  },
  'operator list': {
    usage: '',
    summary: 'The staff.',
    async run(client) {
      const { operators } = await client.get<{ operators: OperatorView[] }>('/operators');
      return { value: operators, lines: operators.map(line) };
    },
  },
  'operator change': {
    usage: '--username NAME [--role ROLE] [--name TEXT] [--disable | --enable]',
    summary: 'Another role or name, or no way in any more.',
    options: ['username', 'role', 'name'],
    flags: ['disable', 'enable'],
    async run(client, args) {
      const { id } = await findOperator(client, args);
      const role = args.option('role');
      const name = args.option('name');
      const { operator } = await client.patch<{ operator: OperatorView }>(`/operators/${id}`, {
        ...(role ? { role } : {}),
        ...(name ? { name } : {}),
        ...(args.flag('disable') ? { disabled: true } : {}),
        ...(args.flag('enable') ? { disabled: false } : {}),
      });
      return { value: operator, lines: [line(operator)] };
    },
  },
  'operator password': {
    usage: '--username NAME --password-stdin',
    summary: 'A new password; all sessions of that user end.',
    options: ['username'],
    flags: ['password-stdin'],
    async run(client, args) {
      const password = passwordFromStdin(args);
      const { id, username } = await findOperator(client, args);
      const value = await client.post(`/operators/${id}/password`, { password });
      return { value, lines: [`${username} has a new password.`] };
    },
  },
  'operator two-factor-off': {
    usage: '--username NAME',
    summary: 'For somebody who lost the phone: the login asks for no code any more.',
    options: ['username'],
    async run(client, args) {
      const { id, username } = await findOperator(client, args);
      const value = await client.post(`/operators/${id}/two-factor/off`, {});
      return { value, lines: [`${username} logs in without a code now.`] };
    },
  },
  'audit list': {
    usage: '[--actor operator:NAME] [--action voucher.] [--subject ID]',
    summary: 'Who did what and when, the newest hundred.',
    options: ['actor', 'action', 'subject'],
    async run(client, args) {
      const wanted = ['actor', 'action', 'subject'].flatMap((name): [string, string][] => {
        const value = args.option(name);
        return value ? [[name, value]] : [];
      });
      const query = new URLSearchParams(wanted);
      const { items } = await client.get<Page<AuditEntryView>>(`/audit?${query}`);
      const lines = items.map(
        ({ at, actor, action, subject, detail }) =>
          `${at}  ${actor}  ${action}  ${subject}  ${JSON.stringify(detail)}`,
      );
      return { value: items, lines };
    },
  },
  'audit verify': {
    usage: '',
    summary: 'Whether every entry of the audit log still follows from the one before it.',
    async run(client) {
      const value = await client.get<AuditVerification>('/audit/verify');
      const broken = value.firstBroken !== null;
      const words = broken
        ? `Entry ${value.firstBroken} does not follow from the one before it: somebody changed the log.`
        : `All ${value.entries} entries follow from one another.`;
      return { value, lines: [words], exitStatus: broken ? 1 : 0 };
    },
  },
};
