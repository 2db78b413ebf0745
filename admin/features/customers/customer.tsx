import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../server/contract/customers.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { Link } from '../../navigation.tsx';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card, Facts } from '../../ui/page.tsx';
import { MessageState } from '../messages/messages.tsx';
import { reasonWords } from '../payments/payment-words.ts';
import { StateBadge } from '../payments/state-badge.tsx';
import { Block, Notes } from './about.tsx';
import { type CustomerProps, customersApi } from './customers-api.ts';
import { Section } from './section.tsx';
import { Sessions, Vouchers } from './use.tsx';

/** One customer, the answer first. */
export function Customer(props: CustomerProps) {
  const { customer } = props;
  return (
    <>
      <Answer {...props} />
      <Purchases customer={customer} />
      <Vouchers customer={customer} />
      <Sessions customer={customer} />
      <Messages customer={customer} />
      <Notes {...props} />
      <Block {...props} />
    </>
  );
}

const TONES = {
  ...{ online: 'good', running: 'calm', over: 'calm', nothing: 'calm', not_used: 'good' },
  ...{ pending: 'warn', unknown: 'warn', failed: 'bad', sent_back: 'calm', blocked: 'bad' },
  ...{ money_waits: 'warn', sms_failed: 'warn' },
} as const;

function Answer({ query, customer, onChange }: CustomerProps) {
  const text = useText();
  const { format } = useOperator();
  const { customers } = text;
  const money = (cents: number) => format.money(cents, customer.currency);
  const { paidCents, paidCount, creditCents } = customer;
  const facts: [string, string | null][] = [
    [customers.bought, customers.boughtOf(money(paidCents), format.number(paidCount))],
    [customers.credit, creditCents === 0 ? null : money(creditCents)],
    [customers.flagged, customer.flagged],
  ];
  return (
    <Card title={customers.what}>
      <p class={`notice ${TONES[customer.answer]}`} role="status">
        {customers.answers[customer.answer]}
      </p>
      <div class="card-head">
        <p class="mono">{customer.phone}</p>
        {customer.blocked && <Badge tone="bad">{customers.blocked}</Badge>}
      </div>
      <Facts facts={facts.filter(([, value]) => value)} />
      <AskProviders query={query} onChange={onChange} />
    </Card>
  );
}

function AskProviders({ query, onChange }: Omit<CustomerProps, 'customer'>) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    const asked = await customersApi.askProviders();
    const result = asked.ok ? await customersApi.lookUp(query) : asked;
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.customers.asked);
    onChange(result.value);
  };
  return (
    <div class="buttons">
      <Button busy={busy} onClick={() => void look()}>
        {text.customers.askMpesa}
      </Button>
    </div>
  );
}

function Purchases({ customer }: { customer: CustomerView }) {
  const text = useText();
  const { format } = useOperator();
  const { purchases, waiting, currency } = customer;
  return (
    <>
      {waiting.length > 0 && (
        <Card title={text.customers.waiting}>
          <ol class="timeline">
            {waiting.map(({ id, amountCents, receipt, at }) => (
              <li key={id}>
                <Link href={`/payments/${id}`}>{format.money(amountCents, currency)}</Link>{' '}
                <span class="soft">{format.moment(at)}</span>
                {receipt && <p class="mono">{receipt}</p>}
              </li>
            ))}
          </ol>
        </Card>
      )}
      <Section title={text.customers.purchases} empty={purchases.length === 0}>
        <ol class="timeline">
          {purchases.map(({ id, planName, priceCents, state, reason, receipt, at }) => (
            <li key={id}>
              <Link href={`/payments/${id}`}>
                {`${planName} – ${format.money(priceCents, currency)}`}
              </Link>{' '}
              <StateBadge state={state} />
              <p class="soft">
                {format.moment(at)} {receipt && <span class="mono">{receipt}</span>}
              </p>
              {reason && <p>{reasonWords(reason, text)}</p>}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Messages({ customer }: { customer: CustomerView }) {
  const text = useText();
  const { format } = useOperator();
  const { messages } = customer;
  return (
    <Section title={text.customers.messages} empty={messages.length === 0}>
      <ol class="timeline">
        {messages.map(({ id, kind, state, error, at }) => (
          <li key={id}>
            <Link href={`/messages/${id}`}>{text.messages.kinds[kind] ?? kind}</Link>{' '}
            <MessageState state={state} />
            <p class="soft">
              {format.moment(at)} {error}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
