import type { FunnelRow } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';

const STEPS = ['seen', 'plan', 'phone', 'prompt', 'paid', 'online', 'banner'] as const;

type Row = FunnelRow & { id: string };

/** How far customers come on the splash: where many stop, something is wrong. */
export function VisitsScreen() {
  const text = useText();
  const { format } = useOperator();
  const visits = useResource('visits', api.visits);
  const columns: Column<Row>[] = [
    { head: text.splash.day, cell: (row) => row.day, place: 'title' },
    {
      head: text.splash.phones,
      cell: (row) => text.splash.systems[row.phoneOs],
      place: 'corner',
    },
    ...STEPS.map((step) => ({
      head: text.splash.steps[step],
      cell: (row: Row) => format.number(row.steps[step]),
      numeric: true,
    })),
  ];
  return (
    <Page title={text.splash.visits} back="/settings/look">
      <p class="soft">{text.splash.visitsIntro}</p>
      <Loaded of={visits}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState>
              <p>{text.splash.noVisits}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption={text.splash.visits}
                columns={columns}
                rows={rows.map((row) => ({ ...row, id: `${row.day} ${row.phoneOs}` }))}
              />
              <p class="buttons">
                <a class="button quiet" href="/api/v1/splash/funnel?days=366&format=csv" download>
                  {text.splash.visitsCsv}
                </a>
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
