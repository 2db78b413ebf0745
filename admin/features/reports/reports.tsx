import { useState } from 'preact/hooks';
import type { SalesLine, SalesReport } from '../../../server/contract/reports.ts';
import { useOperator, useText } from '../../context.ts';
import { dayOf } from '../../format.ts';
import { useResource } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { SelectField } from '../../ui/field.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { changeWords } from './change-words.ts';
import { type PeriodName, periodOf } from './period.ts';
import { ReportFrame } from './report-frame.tsx';
import { csvUrl, reportsApi } from './reports-api.ts';

type By = SalesReport['by'];

/** What was sold, by whatever one asks, beside the period before. */
export function ReportsScreen() {
  const text = useText();
  const { me } = useOperator();
  const [by, setBy] = useState<By>('day');
  const [name, setName] = useState<PeriodName>('week');
  const period = { by, ...periodOf(name, dayOf(new Date(), me.business.timeZone)) };
  const report = useResource(JSON.stringify(period), () => reportsApi.sales(period));
  const { reports } = text;
  return (
    <ReportFrame
      tab="/reports"
      period={name}
      onPeriod={setName}
      csv={csvUrl('sales', period)}
      note={by === 'site' ? `${reports.counts} ${reports.siteCounts}` : reports.counts}
      by={
        <SelectField
          label={reports.by}
          value={by}
          options={Object.entries(reports.kinds) as [By, string][]}
          onChange={(chosen: By) => setBy(chosen)}
        />
      }
    >
      <Loaded of={report}>{(shown) => <Report report={shown} />}</Loaded>
    </ReportFrame>
  );
}

function Report({ report }: { report: SalesReport }) {
  const text = useText();
  const { format } = useOperator();
  const { reports } = text;
  const { now, before } = report.total;
  const rows = report.lines.map((line) => ({ ...line, id: line.key || 'none' }));
  const money = (takings: SalesLine['now']) => format.money(takings.cents);
  return (
    <>
      <Card>
        <Facts
          facts={[
            [reports.from, `${format.day(report.from)} – ${format.day(report.to)}`],
            [reports.total, money(now)],
            [reports.sold, format.number(now.count)],
            [reports.before, `${money(before)} (${format.number(before.count)})`],
            [reports.change, changeWords(now.cents, before.cents, text)],
          ]}
        />
      </Card>
      {rows.length === 0 ? (
        <EmptyState>
          <p>{reports.empty}</p>
        </EmptyState>
      ) : (
        <Table
          caption={reports.title}
          rows={rows}
          columns={[
            {
              head: reports.kinds[report.by],
              cell: (row) => labelOf(report.by, row, text, format.day),
              place: 'title',
            },
            { head: reports.total, cell: ({ now }) => money(now), numeric: true, place: 'corner' },
            { head: reports.sold, cell: ({ now }) => format.number(now.count), numeric: true },
            { head: reports.before, cell: ({ before }) => money(before), numeric: true },
          ]}
        />
      )}
    </>
  );
}

function labelOf(by: By, line: SalesLine, text: Text, day: (day: string) => string): string {
  const { reports } = text;
  if (by === 'day') return day(line.key);
  if (by === 'method') {
    const methods: Record<string, string> = reports.methods;
    return methods[line.key] ?? line.key;
  }
  if (line.label !== '') return line.label;
  if (by === 'site') return reports.noSite;
  return by === 'seller' ? reports.nobody : reports.noPlan;
}
