import type { BatchView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { actorName } from '../../format.ts';
import { useResource } from '../../resource.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { CreateVouchers, VoucherTabs } from './voucher-tabs.tsx';

/** The first page answers at most the newest 200 batches, so there is nothing to load more. */
export function BatchesScreen() {
  const text = useText();
  const batches = useResource('batches', api.batches);
  const empty = batches.value !== null && batches.value.length === 0;
  return (
    <Page title={text.vouchers.title} actions={!empty && <CreateVouchers />}>
      <VoucherTabs current="/vouchers" />
      <Loaded of={batches}>
        {(list) => (list.length === 0 ? <NoVouchers /> : <BatchTable batches={list} />)}
      </Loaded>
    </Page>
  );
}

function NoVouchers() {
  const text = useText();
  return (
    <EmptyState title={text.vouchers.emptyTitle}>
      <p>{text.vouchers.empty}</p>
      <div class="buttons">
        <CreateVouchers />
      </div>
    </EmptyState>
  );
}

function BatchTable({ batches }: { batches: BatchView[] }) {
  const text = useText();
  const { format } = useOperator();
  const titleOf = (batch: BatchView) =>
    text.vouchers.batchOf(format.number(batch.count), batch.planName);
  return (
    <Table
      caption={text.vouchers.tabs.batches}
      rows={batches}
      href={(batch) => `/vouchers/batches/${batch.id}`}
      linkName={titleOf}
      columns={[
        { head: text.vouchers.batch, place: 'title', cell: titleOf },
        {
          head: text.vouchers.statuses.unused,
          place: 'corner',
          numeric: true,
          cell: (batch) => (
            <span class="nowrap">
              {text.vouchers.left(format.number(batch.unused), format.number(batch.count))}
            </span>
          ),
        },
        { head: text.vouchers.label, cell: (batch) => batch.label || null },
        {
          head: text.vouchers.columns.created,
          cell: (batch) => format.shortMoment(batch.createdAt),
        },
        { head: text.vouchers.madeBy, cell: (batch) => actorName(batch.createdBy) },
      ]}
    />
  );
}
