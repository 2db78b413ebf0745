import { useState } from 'preact/hooks';
import type { BatchView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { actorName } from '../../format.ts';
import { usePages } from '../../resource.ts';
import { useSettled } from '../../settled.ts';
import { NothingFound, SearchField } from '../../ui/long-table.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { CreateVouchers, VoucherTabs } from './voucher-tabs.tsx';

/** Every batch, the newest first, found by its label or its plan. */
export function BatchesScreen() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const find = useSettled(typed.trim());
  const batches = usePages(`batches ${find}`, (cursor) =>
    api.batches({ find, ...(cursor ? { cursor } : {}) }),
  );
  const none = find === '' && batches.value?.length === 0;
  return (
    <Page title={text.vouchers.title} actions={!none && <CreateVouchers />}>
      <VoucherTabs current="/vouchers" />
      {!none && <SearchField label={text.vouchers.findBatch} value={typed} onInput={setTyped} />}
      <Loaded of={batches}>
        {(list) => {
          if (none) return <NoVouchers />;
          if (list.length === 0) return <NothingFound />;
          return (
            <>
              <BatchTable batches={list} />
              <ListEnd pages={batches} />
            </>
          );
        }}
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
