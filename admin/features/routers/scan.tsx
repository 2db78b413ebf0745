import { useState } from 'preact/hooks';
import type { FoundRouter } from '../../../server/contract/routers.ts';
import { ask, pick } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

/** Finds the router, so that nobody has to know its address. */
export function Scan({ onTake }: { onTake(router: FoundRouter): void }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<FoundRouter[] | null>(null);
  const look = async () => {
    setBusy(true);
    const result = await pick('found', ask<{ found: FoundRouter[] }>('POST', '/routers/scan', {}));
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    setFound(result.value);
  };
  return (
    <Card>
      <p class="soft">{text.trust.scanHint}</p>
      <div class="buttons">
        <Button busy={busy} onClick={() => void look()}>
          {text.trust.scan}
        </Button>
      </div>
      <div role="status">
        {found?.length === 0 && <p>{text.trust.scanNone}</p>}
        {found && found.length > 0 && (
          <ul class="rows">
            {found.map((router) => (
              <Found key={router.mac ?? router.address} router={router} onTake={onTake} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Found(props: { router: FoundRouter; onTake(router: FoundRouter): void }) {
  const text = useText();
  const { identity, address, board, version, addedAs } = props.router;
  return (
    <li class="check-row">
      <div class="check-head">
        <strong>{identity}</strong>
        {addedAs === null && (
          <Button small onClick={() => props.onTake(props.router)}>
            {text.trust.scanTake}
          </Button>
        )}
      </div>
      <p class="mono">{address}</p>
      <p class="soft">
        {[board, version, addedAs && text.trust.scanAdded(addedAs)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
