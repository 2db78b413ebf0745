import { useState } from 'preact/hooks';
import type { VoucherRow } from '../../../server/contract/admin.ts';
import type { VoucherStatus } from '../../../server/contract/portal.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { usePages } from '../../resource.ts';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { StatusBadge, VOUCHER_STATUSES } from './status-badge.tsx';

type Filter = VoucherStatus | 'all';

/** Vouchers by status, all of them or those of one batch; codes are masked. */
export function VoucherList({ batchId }: { batchId?: string }) {
  const text = useText();
  const [filter, setFilter] = useState<Filter>('all');
  const load = (cursor?: string) =>
    api.vouchers({
      ...(batchId ? { batch: batchId } : {}),
      ...(filter === 'all' ? {} : { status: filter }),
      ...(cursor ? { cursor } : {}),
    });
  const vouchers = usePages(`${batchId} ${filter}`, load);
  const columns = useColumns();
  const options: [Filter, string][] = [
    ['all', text.common.all],
    ...VOUCHER_STATUSES.map((status): [Filter, string] => [status, text.vouchers.statuses[status]]),
  ];
  return (
    <>
      <div class="filter">
        <SelectField
          label={text.vouchers.status}
          value={filter}
          options={options}
          onChange={(chosen) => setFilter(chosen)}
        />
      </div>
      <Loaded of={vouchers}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState>
              <p>{filter === 'all' ? text.vouchers.emptyList : text.vouchers.emptyFilter}</p>
            </EmptyState>
          ) : (
            <>
              <Table caption={text.vouchers.title} columns={columns} rows={list} />
              <ListEnd pages={vouchers} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function useColumns(): Column<VoucherRow>[] {
  const text = useText();
  const { format } = useOperator();
  const { columns } = text.vouchers;
  return [
    {
      head: columns.code,
      place: 'title',
      cell: (voucher) => <span class="mono nowrap">{voucher.codeMasked}</span>,
    },
    {
      head: columns.status,
      place: 'corner',
      cell: (voucher) => <StatusBadge status={voucher.status} />,
    },
    { head: columns.plan, cell: (voucher) => voucher.planName },
    {
      head: columns.used,
      cell: (voucher) =>
        voucher.activatedAt &&
        `${format.duration(voucher.usedSeconds)}, ${format.data(voucher.usedBytes)}`,
    },
    {
      head: columns.expires,
      cell: (voucher) => voucher.expiresAt && format.shortMoment(voucher.expiresAt),
    },
    { head: columns.created, cell: (voucher) => format.shortMoment(voucher.createdAt) },
  ];
}
