import { useState } from 'preact/hooks';
import type { CouponView } from '../../../server/contract/money.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { usePages } from '../../resource.ts';
import { useSettled } from '../../settled.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { NothingFound, SearchField } from '../../ui/long-table.tsx';
import { Badge, Page } from '../../ui/page.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { couponState } from './coupon-form.ts';
import { couponsApi } from './coupons-api.ts';

/** What customers may type to pay less, and how often they did. */
export function CouponsScreen() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const find = useSettled(typed.trim());
  const coupons = usePages(`coupons ${find}`, (cursor) =>
    couponsApi.list({ find, ...(cursor ? { cursor } : {}) }),
  );
  const none = find === '' && coupons.value?.length === 0;
  const columns = useColumns(coupons.reload);
  return (
    <Page
      title={text.coupons.title}
      back="/plans"
      actions={
        <LinkButton kind="primary" icon="add" href="/coupons/new">
          {text.coupons.add}
        </LinkButton>
      }
    >
      <p class="intro">{text.coupons.intro}</p>
      {!none && <SearchField label={text.coupons.find} value={typed} onInput={setTyped} />}
      <Loaded of={coupons}>
        {(list) => {
          if (none) {
            return (
              <EmptyState title={text.coupons.emptyTitle}>
                <p>{text.coupons.empty}</p>
              </EmptyState>
            );
          }
          if (list.length === 0) return <NothingFound />;
          return (
            <>
              <Table
                caption={text.coupons.title}
                columns={columns}
                rows={list.map((coupon) => ({ ...coupon, id: coupon.code }))}
              />
              <ListEnd pages={coupons} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type Row = CouponView & { id: string };

function useColumns(reload: () => void): Column<Row>[] {
  const text = useText();
  const { format, me } = useOperator();
  const { columns } = text.coupons;
  const tones = { open: 'good', used: 'calm', over: 'calm', withdrawn: 'calm' } as const;
  return [
    { head: columns.code, place: 'title', cell: ({ code }) => <span class="mono">{code}</span> },
    {
      head: columns.off,
      cell: ({ percent, offCents }) =>
        percent === null ? format.money(offCents ?? 0, me.business.currency) : `${percent} %`,
    },
    { head: columns.plan, cell: ({ planName }) => planName ?? text.coupons.everyPlan },
    {
      head: columns.used,
      cell: ({ uses, maxUses }) => text.coupons.usedOf(format.number(uses), format.number(maxUses)),
    },
    {
      head: columns.ends,
      cell: ({ expiresAt }) =>
        expiresAt && <span class="nowrap">{format.shortMoment(expiresAt)}</span>,
    },
    {
      head: text.payments.state,
      place: 'corner',
      cell: (coupon) => {
        const state = couponState(coupon, Date.now());
        return <Badge tone={tones[state]}>{text.coupons.states[state]}</Badge>;
      },
    },
    {
      head: '',
      cell: (coupon) =>
        coupon.withdrawnAt === null ? <Withdraw code={coupon.code} onDone={reload} /> : null,
    },
  ];
}

function Withdraw({ code, onDone }: { code: string; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    const result = await couponsApi.withdraw(code);
    setBusy(false);
    setAsking(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.coupons.withdrawn, () => couponsApi.reopen(code));
    onDone();
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.coupons.withdraw}</Button>
      {asking && (
        <Confirm
          title={text.coupons.withdrawOf(code)}
          sentence={text.coupons.withdrawText}
          action={text.coupons.withdraw}
          danger
          busy={busy}
          onConfirm={() => void withdraw()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
