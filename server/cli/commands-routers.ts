import type {
  RouterConnection,
  RouterKnock,
  RouterProbeView,
  RouterScriptLink,
  RouterView,
} from '../contract/admin.ts';
import { type Arguments, UsageError, wanted } from './arguments.ts';
import type { Client } from './client.ts';
import type { Answer, Command } from './commands.ts';
import { siteOption } from './commands-sites.ts';
import { findRouter } from './find-router.ts';

const port = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) > 0 ? Number(text) : null);

async function addRouter(client: Client, args: Arguments): Promise<Answer> {
  const coaPort = args.option('coa-port');
  const hosts = args.option('login-hosts');
  const { router } = await client.post<{ router: RouterView }>('/routers', {
    name: args.required('name'),
    address: args.required('address'),
    secret: args.required('secret'),
    kind: args.option('kind') ?? 'mikrotik',
    messageAuthenticator: messageAuthenticator(args.option('message-authenticator') ?? 'auto'),
    ...(coaPort ? { coaPort: wanted('coa-port', coaPort, port(coaPort), '3799') } : {}),
    ...(hosts ? { loginHosts: hosts.split(',') } : {}),
    insecureSecret: args.flag('insecure-secret'),
    ...controllerOptions(args),
    ...(await siteOption(client, args)),
  });
  return { value: router, lines: [routerLine(router)] };
}

/** What login pages and controllers need beside RADIUS; what is not said is left as it is. */
function controllerOptions(args: Arguments) {
  const secret = args.option('login-secret');
  const url = args.option('controller');
  const site = args.option('controller-site');
  return {
    ...(secret ? { loginSecret: secret } : {}),
    ...(url ? { controllerUrl: url } : {}),
    ...(site ? { controllerSite: site } : {}),
  };
}

async function changeRouter(client: Client, args: Arguments): Promise<Answer> {
  const known = await findRouter(client, args.positionals[0] ?? '');
  const text = (name: string, field: string) => {
    const value = args.option(name);
    return value ? { [field]: value } : {};
  };
  const coaPort = args.option('coa-port');
  const hosts = args.option('login-hosts');
  const authenticator = args.option('message-authenticator');
  const { router } = await client.patch<{ router: RouterView }>(`/routers/${known.id}`, {
    ...{ ...text('name', 'name'), ...text('address', 'address'), ...text('kind', 'kind') },
    ...text('secret', 'secret'),
    ...(authenticator ? { messageAuthenticator: messageAuthenticator(authenticator) } : {}),
    ...(coaPort ? { coaPort: wanted('coa-port', coaPort, port(coaPort), '3799') } : {}),
    ...(hosts ? { loginHosts: hosts.split(',') } : {}),
    ...controllerOptions(args),
    ...(await siteOption(client, args)),
    insecureSecret: args.flag('insecure-secret'),
    forgetCertificate: args.flag('forget-certificate'),
  });
  return { value: router, lines: [routerLine(router)] };
}

const ROUTER_OPTIONS = [
  ...['name', 'address', 'secret', 'kind', 'message-authenticator', 'coa-port', 'login-hosts'],
  ...['login-secret', 'controller', 'controller-site', 'site'],
];

function messageAuthenticator(text: string): string {
  if (['auto', 'yes', 'no'].includes(text)) return text;
  throw new UsageError('--message-authenticator is auto, yes or no.');
}

function probeLine(name: string, { kind, roundTripMs }: RouterProbeView): string {
  switch (kind) {
    case 'proven':
      return `${name} answers as it should, in ${roundTripMs} ms.`;
    case 'refused':
      return `${name} answers, but is set to refuse Disconnect-Requests from this box.`;
    case 'forged':
      return `${name} answers with another secret.`;
    case 'silent':
      return `${name} does not answer: incoming RADIUS is off, a firewall is in the way, or the secret differs.`;
  }
}

const routerLine = (router: RouterView) =>
  `${router.id}  ${router.name}  ${router.address}  ${router.kind}  last seen ${router.lastSeenAt ?? 'never'}`;

export const routerCommands: Record<string, Command> = {
  'self-test': {
    usage: '',
    summary: 'Sends a test customer through the RADIUS ports: login, reports, logout.',
    async run(client) {
      const value = await client.post<{ report: { failed: string | null; tookMs: number } }>(
        '/self-test',
        {},
      );
      const { failed, tookMs } = value.report;
      if (failed) return { value, lines: [`It failed at: ${failed}.`], exitStatus: 1 };
      return { value, lines: [`Everything was answered and counted, in ${tookMs} ms.`] };
    },
  },
  'router add': {
    usage:
      '--name NAME --address IP|CIDR --secret SECRET [--kind mikrotik|chilli|generic|…] [--message-authenticator auto|yes|no] [--coa-port 3799] [--login-hosts a,b] [--login-secret UAMSECRET|FASKEY|API-KEY] [--controller URL] [--controller-site NAME] [--site NAME] [--insecure-secret]',
    summary: 'Adds a router, or a network of routers with one secret.',
    options: ROUTER_OPTIONS,
    flags: ['insecure-secret'],
    run: addRouter,
  },
  'router change': {
    usage: 'ID|NAME [the options of router add] [--forget-certificate]',
    summary: 'Changes what is named of a router; the rest stays.',
    positionals: ['ID|NAME'],
    options: ROUTER_OPTIONS,
    flags: ['insecure-secret', 'forget-certificate'],
    run: changeRouter,
  },
  'router list': {
    usage: '',
    summary: 'The routers and when each was last heard.',
    async run(client) {
      const { routers } = await client.get<{ routers: RouterView[] }>('/routers');
      return { value: routers, lines: routers.map(routerLine) };
    },
  },
  'router knocks': {
    usage: '',
    summary: 'Unknown addresses that ask for RADIUS: routers that nobody has added?',
    async run(client) {
      const { knocks } = await client.get<{ knocks: RouterKnock[] }>('/routers/knocks');
      const lines = knocks.map(
        ({ address, packets, lastAt }) => `${address}  ${packets} packets  last ${lastAt}`,
      );
      return { value: knocks, lines };
    },
  },
  'router probe': {
    usage: 'ID|NAME',
    summary: 'Proves that the box can end sessions there, without ending one.',
    positionals: ['ID|NAME'],
    async run(client, args) {
      const { id, name } = await findRouter(client, args.positionals[0] ?? '');
      const value = await client.post<{ probe: RouterProbeView }>(`/routers/${id}/probe`, {});
      return { value, lines: [probeLine(name, value.probe)] };
    },
  },
  'router connection': {
    usage: 'ID|NAME',
    summary: 'What to enter on a router for which there is no script.',
    positionals: ['ID|NAME'],
    async run(client, args) {
      const router = await findRouter(client, args.positionals[0] ?? '');
      const path = `/routers/${router.id}/connection`;
      const { connection } = await client.get<{ connection: RouterConnection }>(path);
      const lines = Object.entries(connection).map(([name, value]) => `${name}  ${value}`);
      return { value: connection, lines };
    },
  },
  'router script': {
    usage: 'ID|NAME [--line]',
    summary:
      'The commands that connect a MikroTik hotspot or an openNDS gateway; --line: one line that fetches them.',
    positionals: ['ID|NAME'],
    flags: ['line'],
    async run(client, args) {
      const router = await findRouter(client, args.positionals[0] ?? '');
      if (args.flag('line')) {
        const path = `/routers/${router.id}/script-link`;
        const { link } = await client.post<{ link: RouterScriptLink }>(path, {});
        return { value: link, lines: [link.command] };
      }
      const value = await client.get<{ script: string }>(`/routers/${router.id}/script`);
      return { value, lines: [value.script] };
    },
  },
};
