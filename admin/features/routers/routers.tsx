import type { RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { sitesApi } from '../sites/sites-api.ts';
import { kindWords } from './kinds.ts';
import { Knocks } from './knocks.tsx';
import { SeenBadge } from './seen-badge.tsx';

const REFRESH_MS = 20_000;

export function RoutersScreen() {
  const text = useText();
  const { may } = useOperator();
  const routers = useResource('routers', api.routers, REFRESH_MS);
  const empty = routers.value !== null && routers.value.length === 0;
  const add = may('routers.write') && (
    <LinkButton kind="primary" icon="add" href="/routers/new">
      {text.routers.add}
    </LinkButton>
  );
  const sites = may('routers.write') && <LinkButton href="/sites">{text.sites.open}</LinkButton>;
  return (
    <Page
      title={text.routers.title}
      actions={
        !empty && (
          <>
            {sites}
            {add}
          </>
        )
      }
    >
      <Loaded of={routers}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.routers.emptyTitle}>
              <p>{text.routers.empty}</p>
              {add ? <div class="buttons">{add}</div> : <p>{text.routers.emptyOthers}</p>}
            </EmptyState>
          ) : (
            <RoutersBySite routers={list} />
          )
        }
      </Loaded>
      {may('routers.write') && <Knocks />}
    </Page>
  );
}

/** Under the name of each site; as one list where the business has one place only. */
function RoutersBySite({ routers }: { routers: RouterView[] }) {
  const text = useText();
  const { value: sites } = useResource('sites', sitesApi.list);
  if (!sites || sites.length === 0) return <RouterTable routers={routers} />;
  const groups = [
    ...sites.map(({ id, name }) => ({ id, name })),
    { id: null, name: text.sites.none },
  ];
  return (
    <>
      {groups.map(({ id, name }) => {
        const here = routers.filter(({ siteId }) => siteId === id);
        return (
          here.length > 0 && (
            <section key={name} class="group">
              <h2>{name}</h2>
              <RouterTable routers={here} />
            </section>
          )
        );
      })}
    </>
  );
}

function RouterTable({ routers }: { routers: RouterView[] }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <LongTable
      caption={text.routers.title}
      rows={routers}
      words={({ name, address, kind }) => `${name} ${address} ${kindWords(kind, text)}`}
      href={(router) => `/routers/${router.id}`}
      linkName={(router) => router.name}
      columns={[
        { head: text.routers.name, place: 'title', cell: (router) => router.name },
        {
          head: text.routers.lastSeen,
          place: 'corner',
          cell: (router) => <SeenBadge router={router} />,
        },
        { head: text.routers.kind, cell: (router) => kindWords(router.kind, text) },
        {
          head: text.routers.address,
          cell: (router) => <span class="mono nowrap">{router.address}</span>,
        },
        { head: text.routers.addedAt, cell: (router) => format.shortMoment(router.createdAt) },
      ]}
    />
  );
}
