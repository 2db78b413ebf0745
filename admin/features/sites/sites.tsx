import type { SiteView } from '../../../server/contract/sites.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { sitesApi } from './sites-api.ts';

/** The places of the business and who is online at each. */
export function SitesScreen() {
  const text = useText();
  const sites = useResource('sites', sitesApi.list);
  return (
    <Page
      title={text.sites.title}
      back="/routers"
      actions={
        <LinkButton kind="primary" icon="add" href="/sites/new">
          {text.sites.add}
        </LinkButton>
      }
    >
      <p class="intro">{text.sites.intro}</p>
      <Loaded of={sites}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.sites.emptyTitle}>
              <p>{text.sites.empty}</p>
            </EmptyState>
          ) : (
            <SiteTable sites={list} />
          )
        }
      </Loaded>
    </Page>
  );
}

function SiteTable({ sites }: { sites: SiteView[] }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <LongTable
      caption={text.sites.title}
      rows={sites}
      words={({ name, place, phone }) => `${name} ${place} ${phone}`}
      href={({ id }) => `/sites/${id}`}
      linkName={({ name }) => name}
      columns={[
        { head: text.sites.name, place: 'title', cell: ({ name }) => name },
        { head: text.sites.place, cell: ({ place }) => place || null },
        { head: text.sites.phone, cell: ({ phone }) => phone || null },
        { head: text.sites.routers, numeric: true, cell: ({ routers }) => format.number(routers) },
        { head: text.sites.online, numeric: true, cell: ({ online }) => format.number(online) },
      ]}
    />
  );
}
