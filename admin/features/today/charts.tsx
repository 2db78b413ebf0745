import type { ComponentChildren } from 'preact';
import type { DashboardCharts } from '../../../server/contract/reports.ts';
import { useOperator, useText } from '../../context.ts';
import { Plot } from '../../ui/plot.tsx';
import './charts.css';

/** Thirty days in pictures, each with one sentence that says the same. */
export function Charts({ charts }: { charts: DashboardCharts }) {
  return (
    <div class="charts">
      {charts.revenue && <Revenue days={charts.revenue} />}
      <Online counts={charts.online} />
      <Data days={charts.data} />
      {charts.plans && <PlansSold plans={charts.plans} />}
    </div>
  );
}

function Chart(props: { title: string; sum: string; children: ComponentChildren }) {
  return (
    <figure class="chart">
      <figcaption>
        <strong>{props.title}</strong>
        <span class="soft">{props.sum}</span>
      </figcaption>
      {props.children}
    </figure>
  );
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const mostOf = <T,>(list: readonly T[], value: (one: T) => number): T | undefined =>
  list.reduce<T | undefined>(
    (most, one) => (!most || value(one) > value(most) ? one : most),
    undefined,
  );

function Revenue({ days }: { days: NonNullable<DashboardCharts['revenue']> }) {
  const { charts } = useText().today;
  const { format } = useOperator();
  const values = days.map(({ cents }) => cents);
  const best = mostOf(days, ({ cents }) => cents);
  const some = best && best.cents > 0;
  return (
    <Chart
      title={charts.revenue}
      sum={
        some
          ? charts.revenueSum(
              format.money(sumOf(values)),
              format.money(best.cents),
              format.day(best.day),
            )
          : charts.empty
      }
    >
      {some && (
        <Plot
          kind="bars"
          values={values}
          name={(n) => format.shortDay(days[n]?.day ?? '')}
          figure={format.money}
          step={100}
        />
      )}
    </Chart>
  );
}

function Online({ counts }: { counts: DashboardCharts['online'] }) {
  const { charts } = useText().today;
  const { format } = useOperator();
  const most = mostOf(counts, ({ devices }) => devices);
  return (
    <Chart
      title={charts.online}
      sum={
        most ? charts.onlineSum(format.number(most.devices), format.time(most.at)) : charts.empty
      }
    >
      {counts.length > 1 && (
        <Plot
          kind="line"
          values={counts.map(({ devices }) => devices)}
          name={(n) => (counts[n] ? format.time(counts[n].at) : '')}
          figure={format.number}
          step={1}
        />
      )}
    </Chart>
  );
}

function Data({ days }: { days: DashboardCharts['data'] }) {
  const { charts } = useText().today;
  const { format } = useOperator();
  const values = days.map(({ bytesUp, bytesDown }) => bytesUp + bytesDown);
  const sum = sumOf(values);
  return (
    <Chart title={charts.data} sum={sum > 0 ? charts.dataSum(format.data(sum)) : charts.empty}>
      {sum > 0 && (
        <Plot
          kind="bars"
          values={values}
          name={(n) => format.shortDay(days[n]?.day ?? '')}
          figure={format.data}
          step={1e6}
        />
      )}
    </Chart>
  );
}

const PLANS_SHOWN = 8;

function PlansSold({ plans }: { plans: NonNullable<DashboardCharts['plans']> }) {
  const { charts } = useText().today;
  const { format } = useOperator();
  const most = Math.max(1, ...plans.map(({ count }) => count));
  const count = sumOf(plans.map((plan) => plan.count));
  const cents = sumOf(plans.map((plan) => plan.cents));
  return (
    <Chart
      title={charts.plans}
      sum={count > 0 ? charts.plansSum(format.number(count), format.money(cents)) : charts.empty}
    >
      <ul class="bars">
        {plans.slice(0, PLANS_SHOWN).map((plan) => (
          <li key={plan.name}>
            <span>{plan.name}</span>
            <strong>{format.number(plan.count)}</strong>
            <progress class="share" max={most} value={plan.count} aria-label={plan.name} />
          </li>
        ))}
      </ul>
    </Chart>
  );
}
