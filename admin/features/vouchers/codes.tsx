import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { BatchCodes } from '../../../server/contract/admin.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import type { PrintSheetProps } from '../../print/sheet.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';

/** On the screen; more would be slow, and they are for paper anyway. */
const SHOWN = 120;

type Sheet = ComponentType<PrintSheetProps>;

/** The codes of a batch in clear, with the print sheet, which is loaded only when asked for. */
export function Codes({ codes: { batch, codes } }: { codes: BatchCodes }) {
  const text = useText();
  const notify = useNotify();
  const { format, may } = useOperator();
  const [sheet, setSheet] = useState<{ Sheet: Sheet } | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      const { PrintSheet } = await import('../../print/sheet.tsx');
      setSheet({ Sheet: PrintSheet });
    } catch {
      notify.failed(text.print.failed);
    }
    setBusy(false);
  };
  const again = may('vouchers.reveal') ? text.vouchers.codesOnceAgain : text.vouchers.codesOnceAsk;
  const rest = codes.length - SHOWN;
  return (
    <>
      <p class="notice warn">{`${text.vouchers.codesOnce} ${again}`}</p>
      <div class="page-actions gap-below">
        <Button kind="primary" icon="print" busy={busy} onClick={() => void print()}>
          {text.vouchers.print}
        </Button>
        <CopyButton content={codes.join('\n')} label={text.vouchers.copyAll} />
      </div>
      <Card title={text.vouchers.codesTitle}>
        <ul class="codes">
          {codes.slice(0, SHOWN).map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        {rest > 0 && <p class="list-end">{text.vouchers.codesMore(format.number(rest))}</p>}
      </Card>
      {sheet && <sheet.Sheet batch={batch} codes={codes} onClose={() => setSheet(null)} />}
    </>
  );
}
