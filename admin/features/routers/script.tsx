import { useState } from 'preact/hooks';
import type { RouterScriptLink, RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { type Result, sentenceOf } from '../../problem.ts';

import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';
import { Commands } from './commands.tsx';
import { isGateway } from './kinds.ts';

/** The commands for this router. They hold its secret, so they are fetched only when asked for. */
export function Script({ router }: { router: RouterView }) {
  const { routers } = useText();
  const isShell = isGateway(router.kind);
  return (
    <Card title={isShell ? routers.scriptShell : routers.script}>
      <p>{isShell ? routers.scriptShellHow : routers.scriptHow}</p>
      <Line router={router} />
      <p class="soft">{routers.scriptSecret}</p>
      <Whole router={router} />
    </Card>
  );
}

/** One line, with which the router fetches the script by itself. */
function Line({ router }: { router: RouterView }) {
  const { routers } = useText();
  const { format } = useOperator();
  const link = useAsked<RouterScriptLink>(() => api.routerScriptLink(router.id));
  return (
    <>
      {link.value && (
        <>
          <Commands text={link.value.command} />
          <p>{routers.scriptLineTerms(format.shortMoment(link.value.expiresAt))}</p>
        </>
      )}
      <div class="buttons">
        {link.value && <CopyButton content={link.value.command} />}
        <Button kind={link.value ? 'quiet' : 'primary'} busy={link.busy} onClick={link.ask}>
          {link.value ? routers.scriptLineAgain : routers.scriptLine}
        </Button>
      </div>
    </>
  );
}

function Whole({ router }: { router: RouterView }) {
  const text = useText();
  const script = useAsked<string>(() => api.routerScript(router.id));
  const save = (content: string) => {
    const ending = isGateway(router.kind) ? 'sh' : 'rsc';
    const name = `${router.name.replace(/[^\w-]+/g, '-')}.${ending}`;
    saveFile(name, new Blob([content], { type: 'text/plain' }));
  };
  const { value } = script;
  if (value === null) {
    return (
      <div class="buttons">
        <Button busy={script.busy} onClick={script.ask}>
          {text.routers.scriptShow}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div class="buttons">
        <CopyButton content={value} />
        <Button onClick={() => save(value)}>{text.common.download}</Button>
      </div>
      <Commands text={value} />
    </>
  );
}

/** What comes only when a button is pressed; a failure is told and leaves what was there. */
function useAsked<Value>(request: () => Promise<Result<Value>>) {
  const text = useText();
  const notify = useNotify();
  const [value, setValue] = useState<Value | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const result = await request();
    setBusy(false);
    if (result.ok) setValue(result.value);
    else notify.failed(sentenceOf(result.problem, text.problems));
  };
  return { value, busy, ask: () => void ask() };
}
