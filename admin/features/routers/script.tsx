import { useState } from 'preact/hooks';
import type { RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';

/** The commands for this router. They hold its secret, so they are fetched only when asked for. */
export function Script({ router }: { router: RouterView }) {
  const text = useText();
  const [script, setScript] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const show = async () => {
    setBusy(true);
    const result = await api.routerScript(router.id);
    setBusy(false);
    if (result.ok) {
      setScript(result.value);
      setProblem(null);
    } else setProblem(sentenceOf(result.problem, text.problems));
  };
  const opennds = router.kind === 'opennds';
  const save = (content: string) => {
    const name = `${router.name.replace(/[^\w-]+/g, '-')}.${opennds ? 'sh' : 'rsc'}`;
    saveFile(name, new Blob([content], { type: 'text/plain' }));
  };
  return (
    <Card title={opennds ? text.routers.scriptOpennds : text.routers.script}>
      <p>{opennds ? text.routers.scriptOpenndsHow : text.routers.scriptHow}</p>
      <p class="soft">{text.routers.scriptSecret}</p>
      {problem && (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        {script === null ? (
          <Button kind="primary" busy={busy} onClick={() => void show()}>
            {text.routers.scriptShow}
          </Button>
        ) : (
          <>
            <CopyButton content={script} />
            <Button onClick={() => save(script)}>{text.common.download}</Button>
          </>
        )}
      </div>
      {script !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
        <pre class="script" tabIndex={0}>
          {script}
        </pre>
      )}
    </Card>
  );
}
