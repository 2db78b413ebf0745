import { useState } from 'preact/hooks';
import type {
  RouterConfigsView,
  RouterConfigView,
} from '../../../server/contract/router-configs.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { ConfigAccess, OtherKey } from './config-access.tsx';
import { ConfigChanges } from './config-changes.tsx';
import { configsApi } from './configs-api.ts';

export interface ConfigsProps {
  routerId: string;
  /** Of the router: names the file that is downloaded. */
  name: string;
}

/** Copies of a router's configuration: when, which, what changed, and what is in the way. */
export function Configs({ routerId, name }: ConfigsProps) {
  const text = useText();
  const configs = useResource(`configs of ${routerId}`, () => configsApi.of(routerId));
  return (
    <Card title={text.configs.title}>
      <Loaded of={configs}>
        {(view) =>
          view.notFor ? (
            <p>{text.configs.notFor[view.notFor]}</p>
          ) : (
            <>
              <p class="soft">{text.configs.intro(view.most)}</p>
              <Now routerId={routerId} view={view} onChanged={configs.reload} />
              <Copies routerId={routerId} name={name} view={view} />
              <ConfigAccess routerId={routerId} view={view} onChanged={configs.reload} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

export interface PartProps {
  routerId: string;
  view: RouterConfigsView;
  onChanged(): void;
}

function Now({ routerId, view, onChanged }: PartProps) {
  const text = useText();
  const notify = useNotify();
  const { format, may } = useOperator();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const result = await configsApi.take(routerId);
    setBusy(false);
    if (!result.ok) notify.failed(sentenceOf(result.problem, text.problems));
    else if (result.value === 'failed') notify.failed(text.configs.outcomes.failed);
    else notify.done(text.configs.outcomes[result.value]);
    onChanged();
  };
  const { readAt, triedAt, problem } = view;
  return (
    <>
      <p>{readAt ? text.configs.read(format.ago(readAt)) : text.configs.never}</p>
      {readAt === null && problem === null && <p>{text.configs.none}</p>}
      {problem && (
        <div class="notice bad">
          <p>{text.configs.problems[problem]}</p>
          {triedAt && <p>{text.configs.tried(format.ago(triedAt))}</p>}
        </div>
      )}
      {problem === 'host_changed' && (
        <OtherKey routerId={routerId} view={view} onChanged={onChanged} />
      )}
      {may('routers.write') && (
        <div class="buttons">
          <Button kind="primary" busy={busy} onClick={() => void take()}>
            {text.configs.take}
          </Button>
        </div>
      )}
    </>
  );
}

function Copies(props: { routerId: string; name: string; view: RouterConfigsView }) {
  const text = useText();
  const { may } = useOperator();
  const { copies } = props.view;
  if (copies.length === 0) return null;
  const opens = may('routers.configs');
  return (
    <>
      <h3 class="gap-above">{text.configs.list}</h3>
      <p class="soft">{opens ? text.configs.secrets : text.configs.onlyOwner}</p>
      <ul class="rows">
        {copies.map((copy, at) => (
          <Copy key={copy.id} {...props} copy={copy} older={copies.slice(at + 1)} opens={opens} />
        ))}
      </ul>
      {opens && <p class="soft">{text.configs.restore}</p>}
    </>
  );
}

function Copy(props: {
  routerId: string;
  name: string;
  copy: RouterConfigView;
  older: readonly RouterConfigView[];
  opens: boolean;
}) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const { routerId, name, copy, older, opens } = props;
  const [compares, setCompares] = useState(false);
  const when = format.moment(copy.takenAt);
  const download = async () => {
    const result = await configsApi.text(routerId, copy);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    const day = copy.takenAt.slice(0, 16).replace(/[T:]/g, '-');
    const file = `${name.replace(/[^\w-]+/g, '-')}-${day}.rsc`;
    saveFile(file, new Blob([result.value], { type: 'text/plain' }));
  };
  return (
    <li class="check-row">
      <div class="check-head">
        <strong>{when}</strong>
        {opens && (
          <span class="buttons">
            {older.length > 0 && (
              <Button
                small
                label={text.configs.compareOf(when)}
                onClick={() => setCompares(!compares)}
              >
                {text.configs.compare}
              </Button>
            )}
            <Button small label={text.configs.downloadOf(when)} onClick={() => void download()}>
              {text.common.download}
            </Button>
          </span>
        )}
      </div>
      <p class="soft">
        {text.configs.line(copy.version, format.number(Math.ceil(copy.bytes / 1_000)))}
      </p>
      {compares && <ConfigChanges routerId={routerId} copy={copy} others={older} />}
    </li>
  );
}
