import { useEffect, useState } from 'preact/hooks';
import type { StandbyView } from '../../../server/contract/standby.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Grave } from './grave.tsx';
import { FollowAnother, MakeCode } from './pairing.tsx';
import { standbyApi } from './standby-api.ts';

const REFRESH_MS = 2_000;

/** Two boxes, one business: which of them sells, and how the other takes its place. */
export function StandbyScreen() {
  const text = useText();
  const [started, setStarted] = useState(false);
  const view = useResource('standby', standbyApi.show, REFRESH_MS);
  const restarting = () => setStarted(true);
  return (
    <Page title={text.standby.title} back="/settings" narrow>
      {started ? (
        <Restarting />
      ) : (
        <Loaded of={view}>{(standby) => <Cards view={standby} onStarted={restarting} />}</Loaded>
      )}
    </Page>
  );
}

function Cards({ view, onStarted }: { view: StandbyView; onStarted(): void }) {
  const text = useText().standby;
  switch (view.standing) {
    case 'standby':
      return <Following view={view} onStarted={onStarted} />;
    case 'replaced':
      return (
        <>
          <Card title={text.replaced}>
            <p class="notice warn">{text.banner.replaced}</p>
            <p class="soft">{text.replacedWhy}</p>
            <Release view={view} onStarted={onStarted} />
          </Card>
          <FollowAnother suggested={view.pair?.peerUrl ?? ''} onStarted={onStarted} />
        </>
      );
    case 'waiting':
      return (
        <Card title={text.waiting}>
          <p class="notice warn">{text.waitingWhy}</p>
          <Release view={view} onStarted={onStarted} />
        </Card>
      );
    case 'open':
      return view.pair ? (
        <First view={view} />
      ) : (
        <>
          <Card title={text.alone}>
            <p class="soft">{text.aloneWhy}</p>
          </Card>
          <MakeCode />
          <FollowAnother suggested="" onStarted={onStarted} />
        </>
      );
  }
}

function First({ view }: { view: StandbyView }) {
  const text = useText().standby;
  const { format } = useOperator();
  const { follower, pair } = view;
  return (
    <>
      <Card title={text.first}>
        {follower?.completeAt ? (
          <p class="notice good">
            {text.follows(format.ago(follower.completeAt), pair?.peerUrl ?? '')}
          </p>
        ) : (
          <p class="notice warn">{text.nobody}</p>
        )}
        {follower && follower.behindBytes > 0 && (
          <p>{text.behind(format.data(follower.behindBytes))}</p>
        )}
        <Grave
          action={text.end}
          why={text.endWhy}
          word={text.endWord}
          send={standbyApi.release}
          onDone={() => location.reload()}
        />
      </Card>
      {!follower && <MakeCode />}
    </>
  );
}

function Following({ view, onStarted }: { view: StandbyView; onStarted(): void }) {
  const text = useText().standby;
  const { format } = useOperator();
  const { copy, pair } = view;
  return (
    <Card title={text.follower}>
      <p>{text.of(pair?.peerUrl ?? '')}</p>
      <p class={`notice ${copy?.completeAt ? 'good' : 'warn'}`}>
        {copy?.completeAt ? text.had(format.ago(copy.completeAt)) : text.notYet}
      </p>
      {copy?.fetched != null && <p>{text.fetching(Math.floor(copy.fetched * 100))}</p>}
      {copy?.problem && <p class="notice bad">{text.problem(copy.problem)}</p>}
      <Grave
        action={copy?.problem ? text.forced : text.takeOver}
        why={copy?.problem ? text.forcedWhy : text.takeOverWhy}
        word={text.takeOverWord}
        send={(proof) => standbyApi.takeOver(Boolean(copy?.problem), proof)}
        onDone={onStarted}
      />
      <Grave
        action={text.end}
        why={text.endWhy}
        word={text.endWord}
        send={standbyApi.release}
        onDone={onStarted}
      />
    </Card>
  );
}

function Release({ view, onStarted }: { view: StandbyView; onStarted(): void }) {
  const text = useText().standby;
  return (
    <Grave
      action={view.standing === 'waiting' ? text.sellAlone : text.again}
      why={text.againWhy}
      word={text.againWord}
      send={standbyApi.release}
      onDone={onStarted}
    />
  );
}

/** The box goes away for a moment and comes back as something else. */
function Restarting() {
  const text = useText();
  useEffect(() => {
    let asked = 0;
    const timer = setInterval(async () => {
      asked += 1;
      const me = await api.me();
      // The first answers may still be of the box that is about to go.
      if (asked > 2 && (me.ok || me.problem.code === 'not_logged_in')) location.reload();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="notice" role="status">
      {text.standby.started}
    </p>
  );
}
