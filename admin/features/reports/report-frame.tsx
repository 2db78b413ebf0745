import type { ComponentChildren } from 'preact';
import { useText } from '../../context.ts';
import { SelectField } from '../../ui/field.tsx';
import { Page, Tabs } from '../../ui/page.tsx';
import type { PeriodName } from './period.ts';

/** What stands around every report: which one, of which days, and as a file. */
export function ReportFrame(props: {
  tab: string;
  period: PeriodName;
  onPeriod(period: PeriodName): void;
  /** What it is told apart by. */
  by?: ComponentChildren;
  csv: string;
  note: string;
  children: ComponentChildren;
}) {
  const { reports } = useText();
  return (
    <Page title={reports.title} back="/">
      <Tabs
        label={reports.title}
        current={props.tab}
        tabs={[
          ['/reports', reports.tabs.sales],
          ['/reports/usage', reports.tabs.usage],
          ['/reports/vouchers', reports.tabs.vouchers],
        ]}
      />
      <div class="columns">
        <SelectField
          label={reports.period}
          value={props.period}
          options={Object.entries(reports.periods) as [PeriodName, string][]}
          onChange={props.onPeriod}
        />
        {props.by}
      </div>
      {props.children}
      <div class="buttons">
        <a class="button quiet" href={props.csv} download>
          <span>{reports.csv}</span>
        </a>
      </div>
      <p class="soft">{props.note}</p>
    </Page>
  );
}
