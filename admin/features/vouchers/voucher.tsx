import { useState } from 'preact/hooks';
import type { VoucherPage } from '../../../server/contract/vouchers.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { actorName, type Formatter } from '../../format.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { cardsApi } from './cards-api.ts';
import { methodOf, sellerOf } from './hits.tsx';
import { Replace } from './replace.tsx';
import { Revoke } from './revoke.tsx';
import { StatusBadge } from './status-badge.tsx';
import { balanceFacts } from './voucher-card.tsx';

/** One voucher that was found: where it comes from and what is left, without its code. */
export function VoucherScreen({ id }: { id: string }) {
  const text = useText();
  const page = useResource(`voucher ${id}`, () => cardsApi.voucher(id));
  return (
    <Page title={text.cards.voucher} back="/vouchers/find" narrow>
      <Loaded of={page}>{(found) => <About page={found} onChange={page.reload} />}</Loaded>
    </Page>
  );
}

function About({ page, onChange }: { page: VoucherPage; onChange(): void }) {
  const text = useText();
  const { format } = useOperator();
  const [code, setCode] = useState<string | null>(null);
  const { voucher, balance } = page;
  return (
    <Card>
      <div class="card-head">
        <h2 class="big-code">{code ?? voucher.codeMasked}</h2>
        <StatusBadge status={voucher.status} />
      </div>
      <p>
        <strong>{voucher.planName}</strong>
        <span class="soft mend">{text.vouchers.advice[voucher.status]}</span>
      </p>
      <Facts facts={[...originFacts(page, text, format), ...balanceFacts(balance, text, format)]} />
      <Actions page={page} code={code} onCode={setCode} onChange={onChange} />
    </Card>
  );
}

function originFacts({ voucher }: VoucherPage, text: Text, format: Formatter) {
  const { cards, vouchers } = text;
  const facts: [string, string | null][] = [
    [cards.batch, voucher.batchId === null ? null : voucher.label || cards.noLabel],
    [cards.madeBy, voucher.madeBy && actorName(voucher.madeBy)],
    [text.stock.holder, voucher.holder],
    [cards.soldBy, sellerOf(voucher, text)],
    [cards.soldAt, voucher.soldAt && format.moment(voucher.soldAt)],
    [cards.paidBy, methodOf(voucher, text)],
    [cards.phone, voucher.phoneMasked],
    [cards.devices, voucher.macs.join(', ') || null],
    [vouchers.madeAt, format.moment(voucher.createdAt)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function Actions(props: {
  page: VoucherPage;
  code: string | null;
  onCode(code: string): void;
  onChange(): void;
}) {
  const text = useText();
  const notify = useNotify();
  const { may } = useOperator();
  const [doing, setDoing] = useState<'nothing' | 'revoke' | 'replace'>('nothing');
  const { voucher } = props.page;
  const live = voucher.status === 'unused' || voucher.status === 'active';
  const stop = () => setDoing('nothing');
  const reveal = async () => {
    const result = await cardsApi.reveal(voucher.id);
    if (result.ok) props.onCode(result.value);
    else notify.failed(sentenceOf(result.problem, text.problems));
  };
  const canReveal = may('vouchers.reveal') && props.code === null;
  const canEnd = may('vouchers.revoke');
  if (!live || !(canReveal || canEnd)) return null;
  return (
    <>
      <div class="buttons">
        {canReveal && <Button onClick={() => void reveal()}>{text.cards.reveal}</Button>}
        {canEnd && (
          <>
            <Button onClick={() => setDoing('replace')}>{text.cards.replace}</Button>
            <Button kind="danger" onClick={() => setDoing('revoke')}>
              {text.vouchers.revoke}
            </Button>
          </>
        )}
      </div>
      {canReveal && <p class="soft">{text.cards.revealText}</p>}
      {doing === 'revoke' && (
        <Revoke
          word={voucher.codeMasked.slice(-3)}
          send={() => cardsApi.revoke(voucher.id)}
          onClose={stop}
          onDone={() => {
            stop();
            props.onChange();
          }}
        />
      )}
      {doing === 'replace' && (
        <Replace
          voucherId={voucher.id}
          onClose={() => {
            stop();
            props.onChange();
          }}
        />
      )}
    </>
  );
}
