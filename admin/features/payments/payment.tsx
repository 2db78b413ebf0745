import type { PaymentTimelineEntry, PaymentView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Credit, Match } from './decide.tsx';
import { detailWords, eventWords, reasonWords } from './payment-words.ts';
import { Receipt } from './receipt.tsx';
import { Refund } from './refund.tsx';
import { Resolve } from './resolve.tsx';
import { StateBadge } from './state-badge.tsx';

const REFRESH_MS = 10_000;

/** One payment: what it is, what it means, who said what when. */
export function PaymentScreen({ id }: { id: string }) {
  const text = useText();
  const { may } = useOperator();
  const detail = useResource(`payment ${id}`, () => api.payment(id), REFRESH_MS);
  return (
    <Page title={text.payments.detailTitle} back="/payments" narrow>
      <Loaded of={detail}>
        {({ payment, timeline }) => (
          <>
            <PaymentCard payment={payment} />
            {payment.state === 'suspense' && <Suspense payment={payment} />}
            {payment.planName !== null && payment.paidAt !== null && (
              <Receipt paymentId={payment.id} />
            )}
            {may('payments.refund') && ['paid', 'suspense'].includes(payment.state) && (
              <Refund payment={payment} onDone={detail.reload} />
            )}
            <Card title={text.payments.timeline}>
              <Timeline entries={timeline} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PaymentCard({ payment }: { payment: PaymentView }) {
  const text = useText();
  const { format, may } = useOperator();
  const { payments } = text;
  const facts: [string, string | null][] = [
    [payments.price, payment.planName && format.money(payment.priceCents, payment.currency)],
    [
      payments.paid,
      payment.paidCents === null ? null : format.money(payment.paidCents, payment.currency),
    ],
    [payments.columns.phone, payment.phone],
    [payments.columns.receipt, payment.receipt],
    [payments.columns.voucher, payment.voucher],
    [payments.started, format.moment(payment.createdAt)],
    [payments.paidAt, payment.paidAt && format.moment(payment.paidAt)],
    [payments.reason, payment.reason && reasonWords(payment.reason, text)],
  ];
  return (
    <Card>
      <div class="card-head">
        <h2>{payment.planName ?? payments.unmatched}</h2>
        <StateBadge state={payment.state} />
      </div>
      <p class="soft">{payments.explanations[payment.state]}</p>
      <Facts facts={facts.filter(([, value]) => value)} />
      {payment.phone && may('customers') && (
        <div class="buttons">
          <LinkButton href={`/customers/${payment.id}`}>{text.customers.open}</LinkButton>
        </div>
      )}
    </Card>
  );
}

/** Money in suspense waits for somebody who may decide. */
function Suspense({ payment }: { payment: PaymentView }) {
  const text = useText();
  const { may } = useOperator();
  if (!may('payments.resolve')) return <p class="notice warn">{text.payments.resolveOthers}</p>;
  return (
    <>
      <Match payment={payment} />
      <Credit payment={payment} />
      <Resolve payment={payment} />
    </>
  );
}

function Timeline({ entries }: { entries: PaymentTimelineEntry[] }) {
  const text = useText();
  const { format } = useOperator();
  if (entries.length === 0) return <p class="soft">{text.payments.timelineEmpty}</p>;
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.what} ${entry.detail}`}>
          <strong>{eventWords(entry.what, text)}</strong>{' '}
          <span class="soft">{format.moment(entry.at)}</span>
          {entry.detail && <p>{detailWords(entry.detail, format)}</p>}
        </li>
      ))}
    </ol>
  );
}
