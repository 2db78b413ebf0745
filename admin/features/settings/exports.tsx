import { useState } from 'preact/hooks';
import { api, type ExportKind } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
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
  const [busy, setBusy] = useState<ExportKind | null>(null);
  const download = async (kind: ExportKind) => {
    setBusy(kind);
    const result = await api.exportTable(kind);
    setBusy(null);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    const file = `mlango-${kind}.csv`;
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
      </div>
    </Card>
  );
}
