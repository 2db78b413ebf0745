import type { StockView } from '../../../server/contract/stock.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LongTable } from '../../ui/long-table.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import type { Column } from '../../ui/table.tsx';
import { VoucherTabs } from '../vouchers/voucher-tabs.tsx';
import { ReturnCards } from './return-cards.tsx';
import { SellCard } from './sell-card.tsx';
import { stockApi } from './stock-api.ts';

/** Cards in the seller's own hands; for managers, those of everybody too. */
export function StockScreen() {
  const text = useText();
  const { may } = useOperator();
  const own = useResource('own stock', stockApi.own);
  return (
    <Page title={text.vouchers.title}>
      <VoucherTabs current="/vouchers/stock" />
      <Loaded of={own}>
        {(list) =>
          list.length > 0 ? (
            <>
              {list.some(({ left }) => left > 0) && <SellCard onSold={own.reload} />}
              <Card title={text.stock.own}>
                <StockTable stock={list} caption={text.stock.own} onChange={own.reload} />
              </Card>
            </>
          ) : (
            !may('stock') && (
              <EmptyState>
                <p>{text.stock.ownEmpty}</p>
              </EmptyState>
            )
          )
        }
      </Loaded>
      {may('stock') && <Everybody onChange={own.reload} />}
    </Page>
  );
}

function Everybody({ onChange }: { onChange(): void }) {
  const text = useText();
  const all = useResource('stock', stockApi.all);
  return (
    <Loaded of={all}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState>
            <p>{text.stock.allEmpty}</p>
          </EmptyState>
        ) : (
          <Card title={text.stock.all}>
            <p class="soft">{text.stock.usedUnsoldHint}</p>
            <StockTable
              stock={list}
              caption={text.stock.all}
              withHolder
              onChange={() => {
                all.reload();
                onChange();
              }}
            />
          </Card>
        )
      }
    </Loaded>
  );
}

function StockTable(props: {
  stock: StockView[];
  caption: string;
  withHolder?: boolean;
  onChange(): void;
}) {
  const { stock: words, cards } = useText();
  const { format } = useOperator();
  const columns: Column<StockView>[] = [
    { head: cards.batch, place: 'title', cell: (row) => row.label || row.planName },
    ...(props.withHolder ? [{ head: words.holder, cell: (row: StockView) => row.holder }] : []),
    { head: words.price, numeric: true, cell: (row) => format.money(row.priceCents) },
    { head: words.left, numeric: true, cell: (row) => format.number(row.left) },
    { head: words.sold, numeric: true, cell: (row) => format.number(row.sold) },
    { head: words.usedUnsold, numeric: true, cell: (row) => format.number(row.usedUnsold) },
    { head: words.handed, cell: (row) => format.shortMoment(row.handedAt) },
    {
      head: words.giveBack,
      place: 'corner',
      cell: (row) =>
        row.left === 0 ? null : (
          <ReturnCards
            row={row}
            from={props.withHolder ? row.holder : null}
            onDone={props.onChange}
          />
        ),
    },
  ];
  return (
    <LongTable
      caption={props.caption}
      columns={columns}
      rows={props.stock}
      words={({ label, planName, holder }) => `${label} ${planName} ${holder}`}
    />
  );
}
