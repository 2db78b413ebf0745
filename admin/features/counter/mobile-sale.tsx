import { useEffect, useState } from 'preact/hooks';
import type { CounterSaleView } from '../../../server/contract/money.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useLive } from '../../live.ts';
import { navigate } from '../../navigation.tsx';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StateBadge } from '../payments/state-badge.tsx';
import { counterApi } from './counter-api.ts';
import { Sold } from './sold.tsx';

/** Beside what the box tells by itself; a payment takes some ten seconds. */
const REFRESH_MS = 3_000;
const SETTLED = ['paid', 'suspense', 'reversed'];

/** One sale that a phone pays: how it stands, and the code as soon as the money is there. */
export function MobileSaleScreen({ id }: { id: string }) {
  const text = useText();
  const sale = useResource(
    `sale ${id}`,
    () => counterApi.sale(id),
    (found) => (found && SETTLED.includes(found.state) ? undefined : REFRESH_MS),
  );
  useLive((topic) => topic === 'money' && sale.reload());
  return (
    <Page title={text.counter.title} back="/counter" narrow>
      <Loaded of={sale}>
        {(found) =>
          found.code === null ? (
            <Waiting sale={found} onAsked={sale.reload} />
          ) : (
            <Sold sale={{ ...found, code: found.code }} onNext={() => navigate('/counter')}>
              <p class="soft">{text.counter.sms(found.phoneMasked)}</p>
            </Sold>
          )
        }
      </Loaded>
    </Page>
  );
}

function Waiting({ sale, onAsked }: { sale: CounterSaleView; onAsked(): void }) {
  const text = useText();
  const { format } = useOperator();
  const { counter } = text;
  const going = ['created', 'sending', 'prompted'].includes(sale.state);
  return (
    <Card title={`${sale.planName} – ${format.money(sale.priceCents, sale.currency)}`}>
      <div class="sale-state" role="status">
        {going && <span class="spinner" />}
        <p>{sentence(sale, text)}</p>
      </div>
      <Facts
        facts={[
          [counter.phone, sale.phoneMasked],
          [text.vouchers.columns.status, <StateBadge key="state" state={sale.state} />],
          ...(sale.codeMasked === null
            ? []
            : [[text.vouchers.columns.code, sale.codeMasked] as const]),
        ]}
      />
      {going && <p class="soft">{counter.keepsGoing}</p>}
      <div class="buttons">
        {!going && sale.retryAt !== null && <AskAgain sale={sale} onAsked={onAsked} />}
        <LinkButton kind={going ? 'quiet' : 'plain'} href="/counter">
          {sale.state === 'failed' ? counter.cashInstead : counter.another}
        </LinkButton>
      </div>
    </Card>
  );
}

function sentence({ state, reason, method }: CounterSaleView, { counter }: Text): string {
  if (state === 'paid') return `${counter.states.paid} ${counter.codeHidden}`;
  const why = state === 'failed' ? counter.reasons[reason ?? ''] : undefined;
  return (why ?? counter.states[state]).replaceAll('M-Pesa', method);
}

/** Numbers are asked once a minute, so the button counts down. */
function AskAgain({ sale, onAsked }: { sale: CounterSaleView; onAsked(): void }) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [busy, setBusy] = useState(false);
  const seconds = useSecondsUntil(sale.retryAt ?? '');
  const again = async () => {
    setBusy(true);
    const result = await counterApi.askAgain(sale.id);
    setBusy(false);
    if (!result.ok) notify.failed(sentenceOf(result.problem, text.problems));
    onAsked();
  };
  return (
    <Button kind="primary" busy={busy} disabled={seconds > 0} onClick={() => void again()}>
      {seconds > 0 ? text.counter.askAgainIn(format.number(seconds)) : text.counter.askAgain}
    </Button>
  );
}

function useSecondsUntil(moment: string): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((Date.parse(moment) - nowMs) / 1_000));
}
