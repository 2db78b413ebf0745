import { useState } from 'preact/hooks';
import type { BackupsView } from '../../../server/contract/backups.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { backupsApi, type Chosen } from './backups-api.ts';
import './backups.css';
import { FarPlaceCard } from './far.tsx';
import { KeyCard } from './key.tsx';
import { Restore } from './restore.tsx';
import { SecondCard } from './second.tsx';
import { Snapshots } from './snapshots.tsx';
import { UploadedCopy } from './uploaded.tsx';

/** While something is under way. */
const BUSY_REFRESH_MS = 2_000;
/** The box takes copies by itself, but seldom. */
const CALM_REFRESH_MS = 60_000;
/** What was just asked for may take a moment to show. */
const WATCHED_MS = 15_000;

/** Copies of the box: what there is, where it goes, the key that opens it, and the way back. */
export function BackupsScreen() {
  const text = useText();
  const [watchedUntilMs, setWatchedUntilMs] = useState(0);
  const overview = useResource('backups', backupsApi.overview, (view) =>
    view?.running || view?.far?.sending || Date.now() < watchedUntilMs
      ? BUSY_REFRESH_MS
      : CALM_REFRESH_MS,
  );
  const settings = useResource('settings', api.settings);
  const watch = () => {
    setWatchedUntilMs(Date.now() + WATCHED_MS);
    overview.reload();
  };
  const changed = () => {
    settings.reload();
    watch();
  };
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = (copy: Chosen) => {
    setChosen(copy);
    scrollTo({ top: 0 });
  };
  return (
    <Page title={text.backups.title} back="/settings" narrow>
      {chosen && <Restore chosen={chosen} onClose={() => setChosen(null)} />}
      <Loaded of={overview}>
        {(view) => (
          <>
            <NowCard view={view} onWatch={watch} />
            <KeyCard provenAt={view.keyProvenAt} onProven={overview.reload} />
            <Snapshots view={view} onRestore={choose} />
            <SecondCard second={view.second} settings={settings} onChanged={changed} />
            <FarPlaceCard view={view} settings={settings} onChanged={changed} onRestore={choose} />
            <UploadedCopy onRestore={choose} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NowCard({ view, onWatch }: { view: BackupsView; onWatch(): void }) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [busy, setBusy] = useState<'take' | 'drill' | null>(null);
  const run = async (what: 'take' | 'drill') => {
    setBusy(what);
    onWatch();
    const result = await backupsApi[what]();
    setBusy(null);
    if (!result.ok) notify.failed(sentenceOf(result.problem, text.problems));
    else if (what === 'take') notify.done(text.backups.taken);
    onWatch();
  };
  const [newest] = view.snapshots;
  const step = view.running ?? (busy === 'take' ? 'snapshot' : null);
  return (
    <Card title={text.backups.now}>
      <p>{newest ? text.backups.last(format.ago(newest.takenAt)) : text.backups.none}</p>
      {step && (
        <p class="notice" role="status">
          {text.backups.steps[step]}
        </p>
      )}
      <div class="buttons">
        <Button kind="primary" busy={step !== null} onClick={() => void run('take')}>
          {text.backups.take}
        </Button>
      </div>
      <h3>{text.backups.drill}</h3>
      <p class="soft">{text.backups.drillWhy}</p>
      <DrillReport drill={view.drill} />
      <div class="buttons">
        <Button busy={busy === 'drill'} disabled={!newest} onClick={() => void run('drill')}>
          {text.backups.tryNow}
        </Button>
      </div>
    </Card>
  );
}

function DrillReport({ drill }: { drill: BackupsView['drill'] }) {
  const { backups } = useText();
  const { format } = useOperator();
  if (!drill) return <p>{backups.drillNever}</p>;
  const when = format.ago(drill.at);
  if (!drill.found) return <p class="notice bad">{backups.drillBad(when, drill.problem ?? '')}</p>;
  const { payments, vouchers } = drill.found;
  const words = backups.drillGood(when, format.number(payments), format.number(vouchers));
  return <p class="notice good">{words}</p>;
}
