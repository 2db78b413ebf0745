import type { CustomerView } from '../../../server/contract/customers.ts';
import { useOperator, useText } from '../../context.ts';
import { Badge } from '../../ui/page.tsx';
import { StatusBadge } from '../vouchers/status-badge.tsx';
import { Section } from './section.tsx';

export function Vouchers({ customer }: { customer: CustomerView }) {
  const text = useText();
  const { format } = useOperator();
  const { vouchers } = customer;
  const left = (voucher: CustomerView['vouchers'][number]) =>
    [
      voucher.remainingSeconds === null ? '' : format.duration(voucher.remainingSeconds),
      voucher.remainingBytes === null ? '' : format.data(voucher.remainingBytes),
    ]
      .filter(Boolean)
      .join(', ') || text.common.unlimited;
  return (
    <Section title={text.customers.vouchers} empty={vouchers.length === 0}>
      <ol class="timeline">
        {vouchers.map((voucher) => (
          <li key={voucher.id}>
            <strong>{voucher.planName}</strong> <StatusBadge status={voucher.status} />
            <p class="mono">{voucher.codeMasked}</p>
            <p class="soft">
              {`${text.customers.left}: ${left(voucher)}`}
              {voucher.expiresAt &&
                ` · ${text.customers.until} ${format.moment(voucher.expiresAt)}`}
            </p>
            {voucher.macs.length > 0 && (
              <p class="soft">
                {`${text.customers.devices}: `}
                <span class="mono">{voucher.macs.join(', ')}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

export function Sessions({ customer }: { customer: CustomerView }) {
  const text = useText();
  const { format } = useOperator();
  const { sessions } = customer;
  return (
    <Section title={text.customers.sessions} empty={sessions.length === 0}>
      <ol class="timeline">
        {sessions.map(({ id, router, mac, startedAt, seconds, bytes, open }) => (
          <li key={id}>
            <strong>{format.moment(startedAt)}</strong>{' '}
            {open && <Badge tone="good">{text.customers.now}</Badge>}
            <p class="soft">{`${router} · ${format.duration(seconds)} · ${format.data(bytes)}`}</p>
            {mac && <p class="mono">{mac}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
