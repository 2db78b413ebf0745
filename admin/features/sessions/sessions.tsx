import { useState } from 'preact/hooks';
import type { SessionView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { type Pages, usePages } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { NothingFound } from '../../ui/long-table.tsx';
import { Badge, Page } from '../../ui/page.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Disconnect } from './disconnect.tsx';
import { Left } from './left.tsx';
import { Manage } from './manage.tsx';
import { SessionFilter, type SessionQuery, useSessionFilter } from './session-filter.tsx';
import { SessionTabs } from './session-tabs.tsx';
import { NoteButton, WriteNote } from './write-note.tsx';

const REFRESH_MS = 15_000;

/** Who is online, and who was. */
export function SessionsScreen({ open }: { open: boolean }) {
  const text = useText();
  const { typed, setTyped, query } = useSessionFilter();
  const load = (cursor?: string) =>
    api.sessions({ ...query, ...(open ? { open: '1' } : {}), ...(cursor ? { cursor } : {}) });
  const key = `sessions ${open} ${query.router} ${query.site} ${query.find}`;
  const sessions = usePages(key, load, REFRESH_MS);
  const [chosen, setChosen] = useState<SessionView | null>(null);
  const [managed, setManaged] = useState<SessionView | null>(null);
  const [written, setWritten] = useState<SessionView | null>(null);
  const columns = useColumns(open, { choose: setChosen, manage: setManaged, write: setWritten });
  return (
    <Page
      title={text.sessions.title}
      actions={
        <Button onClick={sessions.reload} busy={sessions.loading}>
          {text.common.refresh}
        </Button>
      }
    >
      <SessionTabs current={open ? '/sessions' : '/sessions/all'} />
      <SessionFilter open={open} value={typed} onChange={setTyped} />
      <SessionList open={open} sessions={sessions} columns={columns} query={query} />
      {chosen && (
        <Disconnect session={chosen} onClose={() => setChosen(null)} onDone={sessions.reload} />
      )}
      {written && <WriteNote session={written} onClose={() => setWritten(null)} />}
      {managed && (
        <Manage session={managed} onClose={() => setManaged(null)} onDone={sessions.reload} />
      )}
    </Page>
  );
}

function SessionList(props: {
  open: boolean;
  sessions: Pages<SessionView>;
  columns: Column<SessionView>[];
  query: SessionQuery;
}) {
  const text = useText();
  const { open, sessions, columns, query } = props;
  // Not enough was typed yet: what is needed stands at the field.
  if (sessions.problem?.code === 'search_short') return <NothingFound />;
  return (
    <Loaded of={sessions}>
      {(list) => {
        if (list.length === 0) {
          const filtered = Object.values(query).some((one) => one !== '');
          return filtered ? <NothingFound /> : <NoSessions open={open} />;
        }
        return (
          <>
            <Table
              caption={text.sessions.title}
              columns={columns}
              rows={list}
              href={({ id }) => `/sessions/${id}`}
              linkName={({ voucher }) => voucher}
            />
            <ListEnd pages={sessions} />
            <p class="list-end">{text.sessions.auto}</p>
          </>
        );
      }}
    </Loaded>
  );
}

function NoSessions({ open }: { open: boolean }) {
  const text = useText();
  return (
    <EmptyState title={open ? text.sessions.emptyNowTitle : text.sessions.emptyAllTitle}>
      <p>{open ? text.sessions.emptyNow : text.sessions.emptyAll}</p>
      <div class="buttons">
        <LinkButton href="/routers">{text.sessions.checkRouters}</LinkButton>
      </div>
    </EmptyState>
  );
}

/** Opens the dialog of each. */
interface Orders {
  choose(session: SessionView): void;
  manage(session: SessionView): void;
  write(session: SessionView): void;
}

/** What may be done with a session that is online. */
function ordersOf(
  text: Text,
  { choose, manage, write }: { [Order in keyof Orders]: Orders[Order] | null },
): Column<SessionView> {
  return {
    head: '',
    cell: (session) => (
      <div class="buttons">
        {session.open && write && (
          <NoteButton small session={session} onClick={() => write(session)} />
        )}
        {session.open && manage && (
          <Button small onClick={() => manage(session)}>
            {text.limits.manage}
          </Button>
        )}
        {session.open && choose && (
          <Button small kind="danger" onClick={() => choose(session)}>
            {text.sessions.disconnect}
          </Button>
        )}
      </div>
    ),
  };
}

function useColumns(open: boolean, orders: Orders): Column<SessionView>[] {
  const text = useText();
  const { format, may } = useOperator();
  const { columns } = text.sessions;
  return [
    {
      head: columns.voucher,
      place: 'title',
      cell: (session) => (
        <>
          <span class="mono nowrap">{session.voucher}</span>
          <span class="soft mend">{session.planName}</span>
        </>
      ),
    },
    {
      head: columns.time,
      place: 'corner',
      numeric: true,
      cell: (session) => <span class="nowrap">{format.duration(session.seconds)}</span>,
    },
    {
      head: columns.data,
      numeric: true,
      cell: ({ bytesDown, bytesUp, now }) => (
        <>
          <span class="nowrap">{format.data(bytesDown)} /</span>{' '}
          <span class="nowrap">{format.data(bytesUp)}</span>
          {now && <span class="soft mend nowrap">{`${format.speed(now.downBps)} ↓`}</span>}
        </>
      ),
    },
    ...(open
      ? [{ head: text.sessions.left, cell: (session: SessionView) => <Left session={session} /> }]
      : []),
    {
      head: columns.device,
      cell: (session) =>
        session.mac && (
          <>
            <span class="mono nowrap">{session.mac}</span>{' '}
            {session.macIsRandom && <Badge tone="calm">{text.limits.randomMac}</Badge>}{' '}
            {session.ip && <span class="mono soft nowrap">{session.ip}</span>}
          </>
        ),
    },
    {
      head: columns.router,
      cell: (session) => (
        <>
          {session.router}
          <span class="soft mend nowrap">
            {`${columns.started} ${format.shortMoment(session.startedAt)}`}
          </span>
          {!open && (
            <Badge tone={session.open ? 'good' : 'calm'}>
              {session.open ? text.sessions.online : text.sessions.ended}
            </Badge>
          )}
        </>
      ),
    },
    ordersOf(text, {
      choose: may('sessions.disconnect') ? orders.choose : null,
      manage: may('sessions.manage') ? orders.manage : null,
      write: may('messages.send') ? orders.write : null,
    }),
  ];
}
