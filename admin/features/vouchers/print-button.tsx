import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { useNotify, useText } from '../../context.ts';
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
    try {
      const { PrintSheet } = await import('../../print/sheet.tsx');
      setSheet({ Sheet: PrintSheet });
    } catch {
      notify.failed(text.print.failed);
    }
    setBusy(false);
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
