import type { VoucherHit } from '../../../server/contract/vouchers.ts';
import { useOperator, useText } from '../../context.ts';
import { actorName } from '../../format.ts';
import { usePages } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { cardsApi, type FoundVouchers } from './cards-api.ts';
import { StatusBadge } from './status-badge.tsx';

/** What a search has found: masked, with who sold it, when, and on which device it is used. */
export function Hits({ found }: { found: Extract<FoundVouchers, { kind: 'several' }> }) {
  const text = useText();
  const { what, as, first } = found;
  const pages = usePages(`search ${what}`, (cursor) =>
    cursor === undefined
      ? Promise.resolve({ ok: true as const, value: first })
      : cardsApi.search({ what, as, cursor }),
  );
  const columns = useHitColumns();
  return (
    <>
      <h2 class="gap-above">{text.cards.as[as]}</h2>
      <Loaded of={pages}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState>
              <p>{text.cards.nothing[as]}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption={text.cards.as[as]}
                columns={columns}
                rows={list}
                href={(hit) => `/vouchers/${hit.id}`}
                linkName={(hit) => text.cards.openIt(hit.codeMasked)}
              />
              <ListEnd pages={pages} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** In words: who sold it, or that the customer bought it alone. */
export function sellerOf(hit: VoucherHit, text: Text): string | null {
  if (hit.soldBy !== null) return actorName(hit.soldBy);
  return hit.soldAt === null ? null : text.cards.splash;
}

export function methodOf(hit: VoucherHit, text: Text): string | null {
  return hit.paidBy && (text.cards.methods[hit.paidBy] ?? hit.paidBy);
}

function useHitColumns(): Column<VoucherHit>[] {
  const text = useText();
  const { format } = useOperator();
  const { vouchers, cards } = text;
  const { columns } = vouchers;
  return [
    {
      head: columns.code,
      place: 'title',
      cell: (hit) => <span class="mono nowrap">{hit.codeMasked}</span>,
    },
    { head: columns.status, place: 'corner', cell: (hit) => <StatusBadge status={hit.status} /> },
    { head: columns.plan, cell: (hit) => hit.planName },
    {
      head: cards.batch,
      cell: (hit) => (hit.batchId === null ? null : hit.label || cards.noLabel),
    },
    { head: text.stock.holder, cell: (hit) => hit.holder },
    { head: cards.soldBy, cell: (hit) => sellerOf(hit, text) },
    { head: cards.soldAt, cell: (hit) => hit.soldAt && format.shortMoment(hit.soldAt) },
    { head: cards.phone, cell: (hit) => hit.phoneMasked },
    {
      head: vouchers.firstUsed,
      cell: (hit) => hit.activatedAt && format.shortMoment(hit.activatedAt),
    },
    { head: cards.devices, cell: (hit) => hit.macs[0] ?? null },
  ];
}
