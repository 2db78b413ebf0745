import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  RouterConfigOutcome,
  RouterConfigProblem,
  RouterConfigsView,
  RouterConfigView,
} from '../contract/router-configs.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { Client } from './client.ts';
import type { Answer, Command } from './commands.ts';
import { findRouter } from './find-router.ts';

const PROBLEMS: Record<RouterConfigProblem, string> = {
  unreachable:
    'The router does not answer by SSH. Is it on, is SSH on, does its firewall let the box in?',
  refused: 'The router does not know the box: run the output of mlango router script on it again.',
  host_changed:
    'Another key answers than before. If the router was reset or replaced: mlango router config trust ROUTER FINGERPRINT.',
  not_routeros: 'What answers there is no RouterOS.',
  not_permitted: 'The user mlango on the router needs the policies ssh, read and sensitive.',
  too_large: 'The configuration is larger than 4 MB.',
};

const lineOf = ({ id, takenAt, version, bytes }: RouterConfigView) =>
  `${id}  ${takenAt}  RouterOS ${version}  ${bytes} bytes`;

function problemLines({ problem, offeredFingerprint, notFor }: RouterConfigsView): string[] {
  if (notFor) return ['Configurations are kept of MikroTiks that have an address of their own.'];
  if (problem === null) return [];
  return [PROBLEMS[problem], ...(offeredFingerprint ? [`It shows ${offeredFingerprint}`] : [])];
}

async function routerOf(client: Client, args: Arguments) {
  const { id, name } = await findRouter(client, args.positionals[0] ?? '');
  return { name, path: `/routers/${id}/configs` };
}

async function get(client: Client, args: Arguments): Promise<Answer> {
  const { path } = await routerOf(client, args);
  const { configs } = await client.get<{ configs: RouterConfigsView }>(path);
  const wanted = args.option('copy');
  const copy = configs.copies.find(({ id }) => wanted === undefined || id === wanted);
  if (!copy) throw new UsageError(wanted ? 'There is no such copy.' : 'None is kept yet.');
  const value = await client.get<{ config: RouterConfigView; text: string }>(`${path}/${copy.id}`);
  const to = args.option('to');
  if (!to) return { value, lines: [value.text] };
  const file = resolve(to);
  // It holds the passwords of the router.
  writeFileSync(file, value.text, { mode: 0o600 });
  return { value: { config: value.config, file }, lines: [`Written: ${file}`] };
}

/** `mlango router config …`: copies of routers' configurations. */
export const routerConfigCommands: Record<string, Command> = {
  'router config list': {
    usage: 'ROUTER',
    summary: 'Which configurations of a MikroTik are kept, and how the last try went.',
    positionals: ['ROUTER'],
    async run(client, args) {
      const { path } = await routerOf(client, args);
      const { configs } = await client.get<{ configs: RouterConfigsView }>(path);
      return { value: configs, lines: [...configs.copies.map(lineOf), ...problemLines(configs)] };
    },
  },
  'router config take': {
    usage: 'ROUTER',
    summary: 'Reads the configuration by SSH now; kept when it has changed.',
    positionals: ['ROUTER'],
    async run(client, args) {
      const { path, name } = await routerOf(client, args);
      type Taken = { outcome: RouterConfigOutcome; configs: RouterConfigsView };
      const value = await client.post<Taken>(path, {});
      if (value.outcome === 'failed') {
        return { value, lines: problemLines(value.configs), exitStatus: 1 };
      }
      const words = value.outcome === 'new' ? 'is kept' : 'has not changed';
      return { value, lines: [`The configuration of ${name} ${words}.`] };
    },
  },
  'router config get': {
    usage: 'ROUTER [--copy ID] [--to FILE]',
    summary: 'A configuration whole, the newest unless told; holds secrets, and is audited.',
    positionals: ['ROUTER'],
    options: ['copy', 'to'],
    run: get,
  },
  'router config trust': {
    usage: 'ROUTER SHA256:…',
    summary: 'Says that the SSH key which the router shows now is its own.',
    positionals: ['ROUTER', 'SHA256:…'],
    async run(client, args) {
      const { path } = await routerOf(client, args);
      const fingerprint = args.positionals[1] ?? '';
      const value = await client.post<{ configs: RouterConfigsView }>(`${path}/trust`, {
        fingerprint,
      });
      return { value, lines: ['The new key is believed from now on.'] };
    },
  },
  'router config port': {
    usage: 'ROUTER PORT',
    summary: 'The port of its SSH service; 22 unless told.',
    positionals: ['ROUTER', 'PORT'],
    async run(client, args) {
      const { path } = await routerOf(client, args);
      const sshPort = Number(args.positionals[1]);
      const value = await client.put<{ configs: RouterConfigsView }>(`${path}/port`, { sshPort });
      return { value, lines: [`The box asks at port ${value.configs.sshPort}.`] };
    },
  },
};
