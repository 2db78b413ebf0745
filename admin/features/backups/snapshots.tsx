import { useState } from 'preact/hooks';
import type {
  BackupsView,
  SnapshotSource,
  SnapshotView,
} from '../../../server/contract/backups.ts';
import { askFile } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import type { Chosen } from './backups-api.ts';

const SHOWN_AT_FIRST = 5;

/** The copies on the box and on the second medium, the newest first. */
export function Snapshots({
  view,
  onRestore,
}: {
  view: BackupsView;
  onRestore(copy: Chosen): void;
}) {
  const text = useText();
  const all = [
    ...view.snapshots.map((snapshot) => ({ from: 'own' as const, snapshot })),
    ...(view.second?.snapshots ?? []).map((snapshot) => ({ from: 'second' as const, snapshot })),
  ].sort((a, b) => b.snapshot.takenAt.localeCompare(a.snapshot.takenAt));
  if (all.length === 0) return null;
  return (
    <Card title={text.backups.list}>
      <SnapshotList copies={all} onRestore={onRestore} />
    </Card>
  );
}

/** One row per copy: its age, its place, and what can be done with it. */
export function SnapshotList(props: {
  copies: { from: SnapshotSource; snapshot: SnapshotView }[];
  onRestore(copy: Chosen): void;
}) {
  const text = useText();
  const { format } = useOperator();
  const [all, setAll] = useState(false);
  const shown = all ? props.copies : props.copies.slice(0, SHOWN_AT_FIRST);
  const hidden = props.copies.length - shown.length;
  return (
    <>
      <ul class="rows copies">
        {shown.map(({ from, snapshot }) => (
          <li key={`${from} ${snapshot.name}`}>
            <div>
              <strong>{format.time(snapshot.takenAt)}</strong>
              <span class="soft">
                {`${text.backups.places[from]} · ${sizeOf(snapshot.bytes, format.data)}`}
              </span>
            </div>
            <div class="buttons">
              {from === 'own' && <Download snapshot={snapshot} />}
              <Button small onClick={() => props.onRestore({ from, snapshot })}>
                {text.backups.restore}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button kind="plain" onClick={() => setAll(true)}>
          {text.backups.more(format.number(hidden))}
        </Button>
      )}
    </>
  );
}

/** A new box's copy is smaller than the smallest unit that plans are sold in. */
function sizeOf(bytes: number, inMegabytes: (bytes: number) => string): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1_000)} kB` : inMegabytes(bytes);
}

function Download({ snapshot }: { snapshot: SnapshotView }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const result = await askFile(`/backups/own/${encodeURIComponent(snapshot.name)}`);
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    saveFile(snapshot.name, result.value);
    notify.done(text.backups.downloaded(snapshot.name));
  };
  return (
    <Button small busy={busy} onClick={() => void download()}>
      {text.backups.download}
    </Button>
  );
}
