import { useState } from 'preact/hooks';
import type { SessionDetail, SessionView } from '../../../server/contract/admin.ts';
import { useOperator, useText } from '../../context.ts';
import type { Formatter } from '../../format.ts';
import { useResource } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Disconnect } from './disconnect.tsx';
import { LazySpeeds } from './lazy-speeds.tsx';
import { Left } from './left.tsx';
import { Manage } from './manage.tsx';
import { sessionsApi } from './sessions-api.ts';
import { NoteButton, WriteNote } from './write-note.tsx';

const REFRESH_MS = 15_000;

/** One device online: how fast, what is left, what can be done, and what was before. */
export function SessionScreen({ id }: { id: string }) {
  const text = useText();
  const detail = useResource(`session ${id}`, () => sessionsApi.one(id), REFRESH_MS);
  const session = detail.value?.session;
  return (
    <Page title={session?.mac ?? text.sessions.one} back="/sessions">
      <Loaded of={detail}>
        {(value) => (
          <>
            <About detail={value} onChange={detail.reload} />
            <Card title={text.speeds.title}>
              <LazySpeeds points={value.speeds} empty={text.speeds.tooFew} />
            </Card>
            <Card title={text.sessions.others}>
              <Others sessions={value.others} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ detail, onChange }: { detail: SessionDetail; onChange(): void }) {
  const text = useText();
  const { format, may } = useOperator();
  const [asked, setAsked] = useState<'manage' | 'disconnect' | 'note' | null>(null);
  const { session, voucherId } = detail;
  const close = () => setAsked(null);
  return (
    <Card>
      <div class="card-head">
        <h2>{session.planName}</h2>
        <Badge tone={session.open ? 'good' : 'calm'}>
          {session.open ? text.sessions.online : text.sessions.ended}
        </Badge>
      </div>
      <Left session={session} />
      <Facts facts={factsOf(detail, text, format)} />
      <div class="buttons">
        {may('vouchers') && (
          <LinkButton href={`/vouchers/${voucherId}`}>{text.sessions.itsVoucher}</LinkButton>
        )}
        {may('messages.send') && <NoteButton session={session} onClick={() => setAsked('note')} />}
        {session.open && may('sessions.manage') && (
          <Button onClick={() => setAsked('manage')}>{text.limits.manage}</Button>
        )}
        {session.open && may('sessions.disconnect') && (
          <Button kind="danger" onClick={() => setAsked('disconnect')}>
            {text.sessions.disconnect}
          </Button>
        )}
      </div>
      {asked === 'note' && <WriteNote session={session} onClose={close} />}
      {asked === 'manage' && <Manage session={session} onClose={close} onDone={onChange} />}
      {asked === 'disconnect' && <Disconnect session={session} onClose={close} onDone={onChange} />}
    </Card>
  );
}

function factsOf(detail: SessionDetail, text: Text, format: Formatter): [string, string][] {
  const { session, lastHeardAt, endedBy } = detail;
  const { columns } = text.sessions;
  const both = (down: string, up: string) => `${down} ↓, ${up} ↑`;
  const now =
    session.now && both(format.speed(session.now.downBps), format.speed(session.now.upBps));
  const facts: [string, string | null][] = [
    [text.speeds.now, now],
    [columns.data, both(format.data(session.bytesDown), format.data(session.bytesUp))],
    [columns.time, format.duration(session.seconds)],
    [columns.started, format.moment(session.startedAt)],
    [text.sessions.lastHeard, format.ago(lastHeardAt)],
    [text.sessions.endedBy, session.open ? null : endedBy],
    [columns.router, session.router],
    [columns.voucher, session.voucher],
    [text.sessions.address, session.ip],
    [columns.device, session.macIsRandom ? text.limits.randomMac : null],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

function Others({ sessions }: { sessions: SessionView[] }) {
  const text = useText();
  const { format } = useOperator();
  const { columns } = text.sessions;
  if (sessions.length === 0) return <p class="soft">{text.sessions.noOthers}</p>;
  return (
    <Table
      caption={text.sessions.others}
      rows={sessions}
      href={({ id }) => `/sessions/${id}`}
      linkName={({ startedAt }) => format.moment(startedAt)}
      columns={[
        { head: columns.started, place: 'title', cell: (one) => format.shortMoment(one.startedAt) },
        {
          ...{ head: columns.time, place: 'corner', numeric: true },
          cell: (one) => format.duration(one.seconds),
        },
        {
          ...{ head: columns.data, numeric: true },
          cell: (one) => `${format.data(one.bytesDown)} / ${format.data(one.bytesUp)}`,
        },
        { head: columns.device, cell: (one) => <span class="mono">{one.mac}</span> },
        { head: columns.voucher, cell: (one) => <span class="mono">{one.voucher}</span> },
      ]}
    />
  );
}
