import { useState } from 'preact/hooks';
import type { VouchersReport } from '../../../server/contract/reports.ts';
import { useOperator, useText } from '../../context.ts';
import { dayOf } from '../../format.ts';
import { useResource } from '../../resource.ts';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { type PeriodName, periodOf } from './period.ts';
import { ReportFrame } from './report-frame.tsx';
import { csvUrl, reportsApi } from './reports-api.ts';

/** What became of vouchers, and how many are left to sell. */
export function VouchersReportScreen() {
  const { reports } = useText();
  const { me } = useOperator();
  const [name, setName] = useState<PeriodName>('month');
  const period = periodOf(name, dayOf(new Date(), me.business.timeZone));
  const report = useResource(JSON.stringify(period), () => reportsApi.vouchers(period));
  return (
    <ReportFrame
      tab="/reports/vouchers"
      period={name}
      onPeriod={setName}
      csv={csvUrl('vouchers', period)}
      note={reports.vouchersCounts}
    >
      <Loaded of={report}>{(shown) => <Lines report={shown} />}</Loaded>
    </ReportFrame>
  );
}

function Lines({ report }: { report: VouchersReport }) {
  const { reports } = useText();
  const { format } = useOperator();
  if (report.lines.length === 0) {
    return (
      <EmptyState>
        <p>{reports.vouchersEmpty}</p>
      </EmptyState>
    );
  }
  const both = (now: number, before: number) => `${format.number(now)} (${format.number(before)})`;
  return (
    <Table
      caption={reports.tabs.vouchers}
      rows={report.lines.map((line) => ({ ...line, id: line.key }))}
      columns={[
        { head: reports.kinds.plan, cell: ({ label }) => label, place: 'title' },
        {
          head: reports.left,
          cell: ({ left }) => format.number(left),
          numeric: true,
          place: 'corner',
        },
        {
          head: reports.soldOnline,
          cell: ({ now, before }) => both(now.sold, before.sold),
          numeric: true,
        },
        {
          head: reports.firstUsed,
          cell: ({ now, before }) => both(now.used, before.used),
          numeric: true,
        },
        {
          head: reports.made,
          cell: ({ now, before }) => both(now.made, before.made),
          numeric: true,
        },
      ]}
    />
  );
}
