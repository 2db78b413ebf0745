import type { PurchaseState } from '../../../server/contract/portal.ts';
import { useText } from '../../context.ts';
import { Badge, type Tone } from '../../ui/page.tsx';

const TONES: Record<PurchaseState, Tone> = {
  created: 'calm',
  sending: 'calm',
  prompted: 'calm',
  unknown: 'warn',
  paid: 'good',
  failed: 'calm',
  stale: 'calm',
  suspense: 'bad',
  reversed: 'warn',
};

export const PAYMENT_STATES = Object.keys(TONES) as PurchaseState[];

export function StateBadge({ state }: { state: PurchaseState }) {
  const text = useText();
  return <Badge tone={TONES[state]}>{text.payments.states[state]}</Badge>;
}
