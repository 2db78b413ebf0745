import { useState } from 'preact/hooks';
import type { TroubleView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { RouterField } from '../routers/router-field.tsx';
import { SessionTabs } from './session-tabs.tsx';

const REFRESH_MS = 20_000;

/** Devices that a router refused again and again, by the reference their owners read out. */
export function TroublesScreen() {
  const text = useText();
  const { may } = useOperator();
  const [router, setRouter] = useState('');
  const load = () => api.troubles({ router });
  const troubles = useResource(`troubles ${router}`, load, REFRESH_MS);
  return (
    <Page
      title={text.sessions.title}
      actions={
        <Button onClick={troubles.reload} busy={troubles.loading}>
          {text.common.refresh}
        </Button>
      }
    >
      <SessionTabs current="/sessions/troubles" />
      {may('routers') && (
        <div class="filter">
          <RouterField value={router} onChange={setRouter} />
        </div>
      )}
      <Loaded of={troubles}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.troubles.emptyTitle}>
              <p>{text.troubles.empty}</p>
              <div class="buttons">
                <LinkButton href="/routers">{text.sessions.checkRouters}</LinkButton>
              </div>
            </EmptyState>
          ) : (
            <>
              <p>{text.troubles.intro}</p>
              <TroubleTable troubles={list} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function TroubleTable({ troubles }: { troubles: TroubleView[] }) {
  const text = useText();
  const { format } = useOperator();
  const { columns, problems } = text.troubles;
  const mend = (trouble: TroubleView) =>
    problems[trouble.problem as keyof typeof problems] ?? problems.other;
  return (
    <LongTable
      caption={text.troubles.title}
      words={({ reference, device, clientAddress }) => `${reference} ${device} ${clientAddress}`}
      rows={troubles.map((trouble) => ({ ...trouble, id: trouble.reference }))}
      columns={[
        { head: columns.reference, place: 'title', cell: ({ reference }) => <b>{reference}</b> },
        { head: columns.last, place: 'corner', cell: ({ updatedAt }) => format.ago(updatedAt) },
        { head: columns.device, cell: ({ device }) => <code>{device}</code> },
        { head: columns.router, cell: ({ router }) => router ?? '–' },
        { head: columns.times, numeric: true, cell: ({ failures }) => failures },
        { head: columns.mend, cell: mend },
        { head: columns.said, cell: ({ said }) => <span class="soft">{said}</span> },
      ]}
    />
  );
}
