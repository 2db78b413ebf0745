import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { CALM_REFRESH_MS, REFRESH_MS, useLive } from '../../live.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Health } from './health.tsx';
import { LastPayments } from './last-payments.tsx';
import { LazyCharts } from './lazy-charts.tsx';
import { Tiles } from './tiles.tsx';
import { todayApi } from './today-api.ts';

/** The first screen: how the shop does, and whether the box is well. */
export function TodayScreen() {
  const text = useText();
  const { may } = useOperator();
  const reload = { dashboard: () => {}, payments: () => {} };
  const connected = useLive((topic) => {
    reload.dashboard();
    if (topic === 'money') reload.payments();
  });
  const refreshMs = connected ? CALM_REFRESH_MS : REFRESH_MS;
  const dashboard = useResource('dashboard', todayApi.dashboard, refreshMs);
  const load = () => (may('payments') ? api.payments({}) : NO_PAYMENTS);
  const payments = useResource('last payments', load, refreshMs);
  // The numbers first: what takes longer is asked for once they are there.
  const answered = dashboard.value !== null || dashboard.problem !== null;
  reload.dashboard = dashboard.reload;
  reload.payments = payments.reload;
  return (
    <Page
      title={text.today.title}
      actions={
        <>
          {may('vouchers') && (
            <LinkButton icon="find" href="/vouchers/find">
              {text.today.find}
            </LinkButton>
          )}
          {may('counter') && (
            <LinkButton kind="primary" href="/counter">
              {text.counter.title}
            </LinkButton>
          )}
        </>
      }
    >
      <Tiles dashboard={dashboard} />
      {dashboard.problem && <Loaded of={dashboard}>{() => null}</Loaded>}
      {may('settings') && <FirstSteps />}
      <div class="dashboard">
        {may('payments') && <LastPayments payments={payments} live={connected} />}
        {answered && <Health box={dashboard.value?.box ?? null} />}
      </div>
      {answered && <LazyCharts />}
    </Page>
  );
}

const NO_PAYMENTS = Promise.resolve({
  ok: true as const,
  value: { items: [], nextCursor: null },
});
