import { useState } from 'preact/hooks';
import type { BatchCodes, BatchView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { actorName } from '../../format.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { HandOver } from '../stock/hand-over.tsx';
import { Codes } from './codes.tsx';
import { VoucherList } from './voucher-list.tsx';

/** One batch: what is left of it, its vouchers, and its codes for those who may see them. */
export function BatchScreen({ id }: { id: string }) {
  const text = useText();
  const { format, may } = useOperator();
  const found = useResource(`batch ${id}`, () => api.batch(id));
  const [codes, setCodes] = useState<BatchCodes | null>(null);
  const batch = found.value;
  const title = batch
    ? text.vouchers.batchOf(format.number(batch.count), batch.planName)
    : text.vouchers.batch;
  return (
    <Page
      title={title}
      back="/vouchers"
      actions={batch && !codes && may('vouchers.reveal') && <Reveal id={id} onDone={setCodes} />}
    >
      <Loaded of={found}>
        {(known) => (codes ? <Codes codes={codes} /> : <BatchVouchers batch={known} />)}
      </Loaded>
    </Page>
  );
}

function BatchVouchers({ batch }: { batch: BatchView }) {
  const text = useText();
  const { format, may } = useOperator();
  const left = text.vouchers.left(format.number(batch.unused), format.number(batch.count));
  const facts: [string, string][] = [
    [text.vouchers.label, batch.label],
    [text.vouchers.statuses.unused, left],
    [text.vouchers.columns.created, format.moment(batch.createdAt)],
    [text.vouchers.madeBy, actorName(batch.createdBy)],
  ];
  return (
    <>
      <Card>
        <Facts facts={facts.filter(([, value]) => value !== '')} />
      </Card>
      {may('stock') && <HandOver batchId={batch.id} />}
      <VoucherList batchId={batch.id} />
    </>
  );
}

function Reveal({ id, onDone }: { id: string; onDone(codes: BatchCodes): void }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reveal = async () => {
    setBusy(true);
    const result = await api.revealBatch(id);
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setProblem(sentenceOf(result.problem, text.problems));
  };
  return (
    <>
      <Button icon="print" onClick={() => setAsking(true)}>
        {text.vouchers.reveal}
      </Button>
      {asking && (
        <Confirm
          title={text.vouchers.revealTitle}
          sentence={text.vouchers.revealText}
          action={text.vouchers.reveal}
          busy={busy}
          problem={problem}
          onConfirm={() => void reveal()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
