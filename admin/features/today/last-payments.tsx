import type { Page, PaymentView } from '../../../server/contract/admin.ts';
import { useOperator, useText } from '../../context.ts';
import { Link } from '../../navigation.tsx';
import type { Resource } from '../../resource.ts';
import { Badge, Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StateBadge } from '../payments/state-badge.tsx';

const SHOWN = 6;

/** @param props.live whether they come by themselves just now. */
export function LastPayments(props: { payments: Resource<Page<PaymentView>>; live: boolean }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <Card>
      <div class="card-head">
        <h2>
          {text.today.lastPayments} {props.live && <Badge tone="good">{text.today.live}</Badge>}
        </h2>
        <Link href="/payments" class="button plain small">
          {text.today.seeAll}
        </Link>
      </div>
      <Loaded of={props.payments}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="soft">{text.today.noPayments}</p>
          ) : (
            <ul class="rows">
              {items.slice(0, SHOWN).map((payment) => (
                <li key={payment.id} class="linked">
                  <p>
                    <Link href={`/payments/${payment.id}`}>
                      {payment.planName ?? text.payments.unmatched}
                    </Link>
                    <span class="soft mend">
                      {[format.ago(payment.createdAt), payment.phone?.replaceAll(' ', '\u00a0')]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </p>
                  <strong class="nowrap">
                    {format.money(payment.paidCents ?? payment.priceCents, payment.currency)}
                  </strong>
                  <StateBadge state={payment.state} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
