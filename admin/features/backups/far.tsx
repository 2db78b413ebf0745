import { useState } from 'preact/hooks';
import type { BackupsView, FarView, SnapshotView } from '../../../server/contract/backups.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { type Problem, sentenceOf } from '../../problem.ts';
import type { Resource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { backupsApi, type Chosen } from './backups-api.ts';
import { FarForm } from './far-form.tsx';
import { SnapshotList } from './snapshots.tsx';

/** A storage or a computer elsewhere: set up, tried, and how its copies fare. */
export function FarPlaceCard(props: {
  view: BackupsView;
  settings: Resource<Record<string, string>>;
  onChanged(): void;
  onRestore(copy: Chosen): void;
}) {
  const text = useText();
  const { view, settings, onChanged } = props;
  return (
    <Card title={text.backups.far.title}>
      <p class="soft">{text.backups.far.why}</p>
      {view.far && <State far={view.far} />}
      <Loaded of={settings}>
        {(values) => (
          <FarForm settings={values} publicKey={view.sshPublicKey} onSaved={onChanged} />
        )}
      </Loaded>
      {view.far && <Ways far={view.far} onChanged={onChanged} onRestore={props.onRestore} />}
    </Card>
  );
}

function State({ far }: { far: FarView }) {
  const words = useText().backups.far;
  const { format } = useOperator();
  if (far.sending) {
    const { sentBytes, totalBytes } = far.sending;
    const percent = Math.floor((sentBytes / Math.max(1, totalBytes)) * 100);
    return (
      <p class="notice" role="status">
        {words.sending(percent)}
      </p>
    );
  }
  const tone = far.age === 'good' ? 'good' : 'warn';
  return (
    <>
      <p class={`notice ${tone}`}>
        {far.lastCopyAt ? words.arrived(format.ago(far.lastCopyAt)) : words.waiting}
      </p>
      {far.problem && <p class="notice warn">{words.problem(far.problem)}</p>}
    </>
  );
}

/** Trying the place, accepting its key, sending now, and what it keeps. */
function Ways(props: { far: FarView; onChanged(): void; onRestore(copy: Chosen): void }) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const words = text.backups.far;
  const [busy, setBusy] = useState<'test' | 'send' | null>(null);
  const [found, setFound] = useState<SnapshotView[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const test = async () => {
    setBusy('test');
    setProblem(null);
    const result = await backupsApi.far();
    setBusy(null);
    setFound(result.ok ? result.value : null);
    if (!result.ok) setProblem(result.problem);
  };
  const send = async () => {
    setBusy('send');
    const result = await backupsApi.sendFar();
    setBusy(null);
    if (!result.ok) notify.failed(sentenceOf(result.problem, text.problems));
    props.onChanged();
  };
  const accept = async (fingerprint: string) => {
    const result = await api.saveSettings({ 'backup.sshHostKey': fingerprint });
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    props.onChanged();
    await test();
  };
  return (
    <>
      {problem && <Trouble problem={problem} onAccept={(key) => void accept(key)} />}
      {found && <p class="notice good">{words.works(format.number(found.length))}</p>}
      <div class="buttons">
        <Button busy={busy === 'test'} onClick={() => void test()}>
          {words.test}
        </Button>
        <Button busy={busy === 'send' || props.far.sending !== null} onClick={() => void send()}>
          {words.send}
        </Button>
      </div>
      {found && found.length > 0 && (
        <SnapshotList
          copies={found.map((snapshot) => ({ from: 'far' as const, snapshot }))}
          onRestore={props.onRestore}
        />
      )}
    </>
  );
}

function Trouble({ problem, onAccept }: { problem: Problem; onAccept(fingerprint: string): void }) {
  const text = useText();
  const words = text.backups.far;
  const { fingerprint } = problem.fields;
  if (problem.code === 'far_host_new' && fingerprint) {
    return (
      <div class="notice warn" role="alert">
        <p>{words.newHost(fingerprint)}</p>
        <Button onClick={() => onAccept(fingerprint)}>{words.accept}</Button>
      </div>
    );
  }
  const said =
    problem.code === 'far_host_changed' && fingerprint
      ? words.changedHost(fingerprint)
      : sentenceOf(problem, text.problems);
  return (
    <p class="notice bad" role="alert">
      {said}
    </p>
  );
}
