import { useState } from 'preact/hooks';
import type { StockView } from '../../../server/contract/stock.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { stockApi } from './stock-api.ts';

/** The unsold cards of a batch go back to the owner. @param props.from whose; null: one's own. */
export function ReturnCards(props: { row: StockView; from: string | null; onDone(): void }) {
  const { stock: words, problems } = useText();
  const notify = useNotify();
  const { format, may } = useOperator();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { row, from } = props;
  const label = row.label || row.planName;
  const action = from === null ? words.giveBack : words.takeBack;
  const go = async () => {
    setBusy(true);
    const wish = { batch: row.batchId, count: row.left };
    const result =
      from === null
        ? await stockApi.giveBack(wish)
        : await stockApi.takeBack({ ...wish, operator: row.holderId });
    setBusy(false);
    if (!result.ok) return setProblem(sentenceOf(result.problem, problems));
    setAsking(false);
    const again = () => stockApi.handOver({ ...wish, operator: row.holderId, count: result.value });
    notify.done(words.gaveBack(format.number(result.value)), may('stock') ? again : undefined);
    props.onDone();
  };
  return (
    <>
      <Button
        label={from === null ? words.giveBackOf(label) : words.takeBackOf(from, label)}
        onClick={() => setAsking(true)}
      >
        {action}
      </Button>
      {asking && (
        <Confirm
          title={words.giveBackTitle}
          sentence={words.giveBackText(format.number(row.left))}
          action={action}
          busy={busy}
          problem={problem}
          onConfirm={() => void go()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
