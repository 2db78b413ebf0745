import { useState } from 'preact/hooks';
import type { CounterSaleView, SaleView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useLive } from '../../live.ts';
import { navigate } from '../../navigation.tsx';
import { useResource } from '../../resource.ts';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { StateBadge } from '../payments/state-badge.tsx';
import { counterApi } from './counter-api.ts';
import { Drawer } from './drawer.tsx';
import { SaleForm } from './sale-form.tsx';
import { Sold } from './sold.tsx';

/** The counter: a voucher for cash or by M-Pesa, and the drawer the cash is in. */
export function SellScreen() {
  const text = useText();
  const notify = useNotify();
  const plans = useResource('plans', api.plans);
  const [sold, setSold] = useState<SaleView | null>(null);
  return (
    <Page title={text.counter.title} back="/payments" narrow>
      {sold ? (
        <Sold sale={sold} onNext={() => setSold(null)} />
      ) : (
        <Loaded of={plans}>
          {(all) => {
            const list = all.filter(({ atCounter }) => atCounter);
            const [first] = list;
            return first ? (
              <SaleForm
                plans={list}
                first={first}
                onMade={(made) => {
                  // An address of its own, so that a tablet that restarts comes back to it.
                  if (made.way === 'mobile') return navigate(`/counter/${made.sale.id}`);
                  notify.done(text.money.sold);
                  setSold(made.sale);
                }}
              />
            ) : (
              <EmptyState>
                <p>{text.vouchers.planNone}</p>
              </EmptyState>
            );
          }}
        </Loaded>
      )}
      <RecentSales />
      <Drawer key={sold?.id ?? 'none'} />
    </Page>
  );
}

/** What was asked of phones, so that nobody waits unseen. */
function RecentSales() {
  const text = useText();
  const { format } = useOperator();
  const sales = useResource('mobile sales', counterApi.sales);
  useLive((topic) => topic === 'money' && sales.reload());
  if (!sales.value?.length) return null;
  const name = (sale: CounterSaleView) => `${sale.planName}, ${sale.phoneMasked}`;
  return (
    <Card title={text.counter.recent}>
      <p class="soft">{text.counter.recentHint}</p>
      <Table
        caption={text.counter.recent}
        rows={sales.value}
        href={(sale) => `/counter/${sale.id}`}
        linkName={name}
        columns={[
          { head: text.money.plan, place: 'title', cell: (sale) => sale.planName },
          {
            head: text.vouchers.columns.status,
            place: 'corner',
            cell: (sale) => <StateBadge state={sale.state} />,
          },
          { head: text.counter.phone, cell: (sale) => sale.phoneMasked },
          {
            head: text.vouchers.columns.created,
            cell: (sale) => format.shortMoment(sale.createdAt),
          },
        ]}
      />
    </Card>
  );
}
