import { useState } from 'preact/hooks';
import type { BusyHour, UsageLine, UsageReport, Use } from '../../../server/contract/reports.ts';
import { useOperator, useText } from '../../context.ts';
import { dayOf } from '../../format.ts';
import { useResource } from '../../resource.ts';
import { SelectField } from '../../ui/field.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { changeWords } from './change-words.ts';
import { type PeriodName, periodOf } from './period.ts';
import { ReportFrame } from './report-frame.tsx';
import { csvUrl, reportsApi } from './reports-api.ts';
import './reports.css';

type By = UsageReport['by'];

/** How much was used, by whatever one asks, beside the period before; and when it is full. */
export function UsageScreen() {
  const { reports } = useText();
  const { me } = useOperator();
  const [by, setBy] = useState<By>('day');
  const [name, setName] = useState<PeriodName>('week');
  const period = { by, ...periodOf(name, dayOf(new Date(), me.business.timeZone)) };
  const report = useResource(JSON.stringify(period), () => reportsApi.usage(period));
  return (
    <ReportFrame
      tab="/reports/usage"
      period={name}
      onPeriod={setName}
      csv={csvUrl('usage', period)}
      note={reports.usageCounts}
      by={
        <SelectField
          label={reports.by}
          value={by}
          options={Object.entries(reports.usageKinds) as [By, string][]}
          onChange={(chosen: By) => setBy(chosen)}
        />
      }
    >
      <Loaded of={report}>{(shown) => <Report report={shown} />}</Loaded>
    </ReportFrame>
  );
}

const bytesOf = ({ bytesUp, bytesDown }: Use) => bytesUp + bytesDown;

function Report({ report }: { report: UsageReport }) {
  const text = useText();
  const { format } = useOperator();
  const { reports } = text;
  const { now, before } = report.total;
  const devices = (count: number | null) =>
    count === null ? reports.notKept : format.number(count);
  return (
    <>
      <Card>
        <Facts
          facts={[
            [reports.from, `${format.day(report.from)} – ${format.day(report.to)}`],
            [reports.data, format.data(bytesOf(now))],
            [reports.before, format.data(bytesOf(before))],
            [reports.change, changeWords(bytesOf(now), bytesOf(before), text)],
            [reports.time, format.duration(now.seconds)],
            [reports.sessions, format.number(now.sessions)],
            [
              reports.devices,
              `${devices(report.devices.now)} (${reports.before}: ${devices(report.devices.before)})`,
            ],
          ]}
        />
      </Card>
      {now.sessions + before.sessions === 0 ? (
        <EmptyState>
          <p>{reports.usageEmpty}</p>
        </EmptyState>
      ) : (
        <UsageTable report={report} />
      )}
      {report.hours.length > 0 && <Hours hours={report.hours} />}
    </>
  );
}

function UsageTable({ report }: { report: UsageReport }) {
  const { reports } = useText();
  const { format } = useOperator();
  const label = (line: UsageLine) => {
    if (report.by === 'day') return format.day(line.key);
    return line.label || reports.noSite;
  };
  return (
    <Table
      caption={reports.title}
      rows={report.lines.map((line) => ({ ...line, id: line.key || 'none' }))}
      columns={[
        { head: reports.usageKinds[report.by], cell: label, place: 'title' },
        {
          head: reports.data,
          cell: ({ now }) => format.data(bytesOf(now)),
          numeric: true,
          place: 'corner',
        },
        { head: reports.time, cell: ({ now }) => format.duration(now.seconds), numeric: true },
        { head: reports.sessions, cell: ({ now }) => format.number(now.sessions), numeric: true },
        {
          head: reports.before,
          cell: ({ before }) => format.data(bytesOf(before)),
          numeric: true,
        },
      ]}
    />
  );
}

/** A bar per hour; the numbers stand beside it, so nothing hangs on the length of a bar. */
function Hours({ hours }: { hours: BusyHour[] }) {
  const { reports } = useText();
  const { format } = useOperator();
  const most = Math.max(...hours.map(({ peak }) => peak));
  const busiest = hours.reduce((a, b) => (b.average > a.average ? b : a));
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <Card title={reports.hours}>
      <p>{reports.busiest(clock(busiest.hour), format.number(busiest.average))}</p>
      <ul class="hours">
        {hours.map(({ hour, average, peak }) => (
          <li key={hour}>
            <span class="mono">{clock(hour)}</span>
            <meter min={0} max={most} value={average} aria-label={clock(hour)} />
            <span class="soft">
              {reports.hourLine(format.number(average), format.number(peak))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
