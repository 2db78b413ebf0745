import type { BatchCodes } from '../../../server/contract/admin.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';
import { codesCsv } from './codes-csv.ts';
import { PrintButton } from './print-button.tsx';

/** On the screen; more would be slow, and they are for paper anyway. */
const SHOWN = 120;

/** The codes of a batch in clear: on paper, as a file, copied. */
export function Codes({ codes: { batch, codes } }: { codes: BatchCodes }) {
  const text = useText();
  const notify = useNotify();
  const { format, may } = useOperator();
  const again = may('vouchers.reveal') ? text.vouchers.codesOnceAgain : text.vouchers.codesOnceAsk;
  const rest = codes.length - SHOWN;
  const save = () => {
    const file = `mlango-codes-${batch.createdAt.slice(0, 10)}.csv`;
    saveFile(file, new Blob([codesCsv(batch, codes)], { type: 'text/csv' }));
    notify.done(text.settings.exported(file));
  };
  return (
    <>
      <p class="notice warn">{`${text.vouchers.codesOnce} ${again}`}</p>
      <div class="page-actions gap-below">
        <PrintButton
          planName={batch.planName}
          price={format.money(batch.priceCents)}
          batchLabel={batch.label}
          codes={codes}
          paper="medium"
          label={text.vouchers.print}
          primary
        />
        <CopyButton content={codes.join('\n')} label={text.vouchers.copyAll} />
        <Button onClick={save}>{text.vouchers.csv}</Button>
      </div>
      <Card title={text.vouchers.codesTitle}>
        <ul class="codes">
          {codes.slice(0, SHOWN).map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        {rest > 0 && <p class="list-end">{text.vouchers.codesMore(format.number(rest))}</p>}
      </Card>
    </>
  );
}
