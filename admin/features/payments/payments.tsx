import { useState } from 'preact/hooks';
import type { PaymentView } from '../../../server/contract/admin.ts';
import type { PurchaseState } from '../../../server/contract/portal.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { type Pages, usePages } from '../../resource.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { SiteField } from '../sites/site-fields.tsx';
import { PAYMENT_STATES, StateBadge } from './state-badge.tsx';

const REFRESH_MS = 20_000;

type Filter = PurchaseState | 'all';

export function PaymentsScreen() {
  const text = useText();
  const { may } = useOperator();
  const [filter, setFilter] = useState<Filter>('all');
  const [siteId, setSiteId] = useState<string | null>(null);
  const [unmasked, setUnmasked] = useState(false);
  const load = (cursor?: string) =>
    api.payments({
      ...(filter === 'all' ? {} : { state: filter }),
      ...(siteId === null ? {} : { site: siteId }),
      ...(unmasked ? { unmasked: '1' } : {}),
      ...(cursor ? { cursor } : {}),
    });
  // Whole numbers are audited on every request, so they are not asked for over and over.
  const payments = usePages(
    `${filter} ${siteId} ${unmasked}`,
    load,
    unmasked ? undefined : REFRESH_MS,
  );
  const options: [Filter, string][] = [
    ['all', text.common.all],
    ...PAYMENT_STATES.map((state): [Filter, string] => [state, text.payments.states[state]]),
  ];
  return (
    <Page
      title={text.payments.title}
      actions={
        <>
          {may('payments.unmask') && <Unmask unmasked={unmasked} onChange={setUnmasked} />}
          <LinkButton href="/days">{text.money.day}</LinkButton>
          <LinkButton kind="primary" href="/counter">
            {text.counter.title}
          </LinkButton>
        </>
      }
    >
      <div class="filter">
        <SelectField
          label={text.payments.state}
          value={filter}
          options={options}
          onChange={(chosen) => setFilter(chosen)}
        />
        <SiteField value={siteId} none={text.common.all} onChange={setSiteId} />
      </div>
      <PaymentList payments={payments} filtered={filter !== 'all' || siteId !== null} />
    </Page>
  );
}

function Unmask(props: { unmasked: boolean; onChange(unmasked: boolean): void }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (props.unmasked) {
    return <Button onClick={() => props.onChange(false)}>{text.payments.mask}</Button>;
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.payments.unmask}</Button>
      {asking && (
        <Confirm
          title={text.payments.unmaskTitle}
          sentence={text.payments.unmaskText}
          action={text.payments.unmask}
          onConfirm={() => {
            setAsking(false);
            props.onChange(true);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function PaymentList({ payments, filtered }: { payments: Pages<PaymentView>; filtered: boolean }) {
  const text = useText();
  const columns = useColumns();
  return (
    <Loaded of={payments}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState {...(filtered ? {} : { title: text.payments.emptyTitle })}>
            <p>{filtered ? text.payments.emptyFilter : text.payments.empty}</p>
          </EmptyState>
        ) : (
          <>
            <Table
              caption={text.payments.title}
              columns={columns}
              rows={list}
              href={(payment) => `/payments/${payment.id}`}
              linkName={(payment) => payment.planName ?? text.payments.unmatched}
            />
            <ListEnd pages={payments} />
          </>
        )
      }
    </Loaded>
  );
}

function useColumns(): Column<PaymentView>[] {
  const text = useText();
  const { format } = useOperator();
  const { columns } = text.payments;
  return [
    {
      head: columns.plan,
      place: 'title',
      cell: (payment) => payment.planName ?? text.payments.unmatched,
    },
    {
      head: columns.amount,
      numeric: true,
      place: 'corner',
      cell: (payment) => (
        <span class="nowrap">
          {format.money(payment.paidCents ?? payment.priceCents, payment.currency)}
        </span>
      ),
    },
    {
      head: columns.state,
      cell: (payment) => <StateBadge state={payment.state} />,
    },
    {
      head: columns.when,
      cell: (payment) => <span class="nowrap">{format.shortMoment(payment.createdAt)}</span>,
    },
    {
      head: columns.phone,
      cell: (payment) => payment.phone && <span class="nowrap">{payment.phone}</span>,
    },
    {
      head: columns.receipt,
      cell: (payment) => payment.receipt && <span class="mono">{payment.receipt}</span>,
    },
    {
      head: columns.voucher,
      cell: (payment) => payment.voucher && <span class="mono nowrap">{payment.voucher}</span>,
    },
  ];
}
