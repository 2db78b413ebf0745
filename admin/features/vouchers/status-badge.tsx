import type { VoucherStatus } from '../../../server/contract/portal.ts';
import { useText } from '../../context.ts';
import { Badge, type Tone } from '../../ui/page.tsx';

const TONES: Record<VoucherStatus, Tone> = {
  unused: 'calm',
  active: 'good',
  used: 'warn',
  expired: 'warn',
  revoked: 'bad',
};

export const VOUCHER_STATUSES = Object.keys(TONES) as VoucherStatus[];

export function StatusBadge({ status }: { status: VoucherStatus }) {
  const text = useText();
  return <Badge tone={TONES[status]}>{text.vouchers.statuses[status]}</Badge>;
}
