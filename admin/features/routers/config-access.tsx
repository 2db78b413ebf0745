import { useState } from 'preact/hooks';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Facts } from '../../ui/page.tsx';
import type { PartProps } from './configs.tsx';
import { configsApi } from './configs-api.ts';

/** The router shows another key than before: only the owner knows why. */
export function OtherKey({ routerId, view, onChanged }: PartProps) {
  const text = useText();
  const notify = useNotify();
  const { may } = useOperator();
  const [asks, setAsks] = useState(false);
  const offered = view.offeredFingerprint;
  if (offered === null) return null;
  const trust = async () => {
    setAsks(false);
    const result = await configsApi.trust(routerId, offered);
    if (!result.ok) notify.failed(sentenceOf(result.problem, text.problems));
    else notify.done(text.configs.trusted);
    onChanged();
  };
  const mono = (words: string) => <span class="mono">{words}</span>;
  return (
    <>
      <Facts
        facts={[
          [text.configs.before, mono(view.hostFingerprint ?? '')],
          [text.configs.now, mono(offered)],
        ]}
      />
      {may('routers.write') && (
        <div class="buttons">
          <Button onClick={() => setAsks(true)}>{text.configs.trust}</Button>
        </div>
      )}
      {asks && (
        <Confirm
          title={text.configs.trustTitle}
          sentence={text.configs.trustText}
          action={text.configs.trust}
          onConfirm={() => void trust()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

/** Where the router's SSH service is: seldom elsewhere than usual. */
export function ConfigAccess({ routerId, view, onChanged }: PartProps) {
  const text = useText();
  const notify = useNotify();
  const { may } = useOperator();
  const [port, setPort] = useState(String(view.sshPort));
  const isPort = /^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536;
  const form = useSubmit({
    check: (): Record<string, string> => (isPort ? {} : { sshPort: text.configs.portWrong }),
    send: () => configsApi.setPort(routerId, Number(port)),
    done: () => {
      notify.done(text.common.saved);
      onChanged();
    },
  });
  if (!may('routers.write')) return null;
  return (
    <details>
      <summary>{text.configs.more}</summary>
      <form onSubmit={form.onSubmit} noValidate>
        {view.hostFingerprint && (
          <Facts
            facts={[
              [text.configs.before, <span class="mono">{view.hostFingerprint}</span>] as const,
            ]}
          />
        )}
        <TextField
          label={text.configs.port}
          hint={text.configs.portHint}
          value={port}
          inputMode="numeric"
          maxLength={5}
          onInput={setPort}
          {...(form.fields.sshPort ? { error: form.fields.sshPort } : {})}
        />
        <div class="buttons">
          <Button type="submit" busy={form.busy}>
            {text.common.save}
          </Button>
        </div>
      </form>
    </details>
  );
}
