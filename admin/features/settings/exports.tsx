import { useState } from 'preact/hooks';
import { api, askFile, type ExportKind } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

const KINDS: readonly ExportKind[] = [
  ...(['payments', 'vouchers', 'sessions', 'session-days'] as const),
  ...(['plans', 'audit'] as const),
];

/** Every table as a file for Excel. */
export function Exports() {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState<ExportKind | 'everything' | null>(null);
  const { may } = useOperator();
  const download = async (kind: ExportKind | 'everything') => {
    setBusy(kind);
    const all = kind === 'everything';
    const result = await (all ? askFile('/exports/everything') : api.exportTable(kind));
    setBusy(null);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    const file = all ? 'mlango-everything.zip' : `mlango-${kind}.csv`;
    saveFile(file, result.value);
    notify.done(text.settings.exported(file));
  };
  return (
    <Card title={text.settings.exports}>
      <p class="soft">{text.settings.exportsHint}</p>
      <div class="buttons">
        {KINDS.map((kind) => (
          <Button key={kind} busy={busy === kind} onClick={() => void download(kind)}>
            {text.settings.exportKinds[kind]}
          </Button>
        ))}
        {may('backups') && (
          <Button busy={busy === 'everything'} onClick={() => void download('everything')}>
            {text.settings.everything}
          </Button>
        )}
      </div>
    </Card>
  );
}
