import type { SiteView } from '../contract/sites.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { Client } from './client.ts';
import type { Command } from './commands.ts';

/** The ids of sites written as `Town,Beach`, by name or id. @throws UsageError */
async function siteIds(client: Client, names: string): Promise<string[]> {
  const { sites } = await client.get<{ sites: SiteView[] }>('/sites');
  return names.split(',').map((name) => {
    const wanted = name.trim().toLowerCase();
    const found = sites.find((site) => site.id === wanted || site.name.toLowerCase() === wanted);
    if (found) return found.id;
    throw new UsageError(`There is no site "${name.trim()}". mlango site add --name … makes one.`);
  });
}

/** What `--site NAME` says of a router or a batch; `none` takes it away. */
export async function siteOption(
  client: Client,
  args: Arguments,
): Promise<{ siteId?: string | null }> {
  const name = args.option('site');
  if (name === undefined) return {};
  return { siteId: name === 'none' ? null : ((await siteIds(client, name))[0] ?? null) };
}

/** What `--sites A,B` says of a plan. */
export async function sitesOption(client: Client, args: Arguments): Promise<string[] | null> {
  const names = args.option('sites');
  return names === undefined ? null : siteIds(client, names);
}

const siteLine = ({ id, name, place, routers, online }: SiteView) =>
  `${id}  ${name}  ${place || '-'}  ${routers} routers  ${online} online`;

export const siteCommands: Record<string, Command> = {
  'site add': {
    usage: '--name NAME [--place TEXT] [--phone NUMBER]',
    summary: 'Adds a site: a place of the business with routers of its own.',
    options: ['name', 'place', 'phone'],
    async run(client, args) {
      const { site } = await client.post<{ site: SiteView }>('/sites', {
        name: args.required('name'),
        place: args.option('place') ?? '',
        phone: args.option('phone') ?? '',
      });
      return { value: site, lines: [siteLine(site)] };
    },
  },
  'site list': {
    usage: '',
    summary: 'The sites, with their routers and who is online.',
    async run(client) {
      const { sites } = await client.get<{ sites: SiteView[] }>('/sites');
      return { value: sites, lines: sites.map(siteLine) };
    },
  },
};
