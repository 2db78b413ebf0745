import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { useNotify, useText } from '../../context.ts';
import { fetchPiece } from '../../lazy.tsx';
import type { PrintSheetProps } from '../../print/sheet.tsx';
import { Button } from '../../ui/button.tsx';

type Sheet = ComponentType<PrintSheetProps>;

/** Opens the print view, which is loaded only when asked for. */
export function PrintButton(
  props: Omit<PrintSheetProps, 'onClose'> & { label: string; primary?: boolean },
) {
  const text = useText();
  const notify = useNotify();
  const [sheet, setSheet] = useState<{ Sheet: Sheet } | null>(null);
  const [busy, setBusy] = useState(false);
  const { label, primary, ...what } = props;
  const open = async () => {
    setBusy(true);
    const piece = await fetchPiece(() => import('../../print/sheet.tsx'));
    setBusy(false);
    if (piece.ok) setSheet({ Sheet: piece.value.PrintSheet });
    else notify.failed(text.print.failed);
  };
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'quiet'}
        icon="print"
        busy={busy}
        onClick={() => void open()}
      >
        {label}
      </Button>
      {sheet && <sheet.Sheet {...what} onClose={() => setSheet(null)} />}
    </>
  );
}
