import { useState } from 'preact/hooks';
import type { BackupsView } from '../../../server/contract/backups.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

type Second = BackupsView['second'];

/** A stick or a share on site, which gets every copy. */
export function SecondCard({ second, onChanged }: { second: Second; onChanged(): void }) {
  const text = useText();
  const settings = useResource('settings', api.settings);
  return (
    <Card title={text.backups.second.title}>
      <p class="soft">{text.backups.second.why}</p>
      {second && <State second={second} />}
      <Loaded of={settings}>
        {(values) => <Folder stored={values['backup.folder'] ?? ''} onChanged={onChanged} />}
      </Loaded>
    </Card>
  );
}

function State({ second }: { second: NonNullable<Second> }) {
  const words = useText().backups.second;
  const { format } = useOperator();
  if (!second.isThere) return <p class="notice bad">{words.gone}</p>;
  const last = second.lastCopyAt;
  return <p class="notice good">{last ? words.there(format.ago(last)) : words.thereNone}</p>;
}

function Folder({ stored, onChanged }: { stored: string; onChanged(): void }) {
  const text = useText();
  const notify = useNotify();
  const [folder, setFolder] = useState(stored);
  const submission = useSubmit({
    send: () => api.saveSettings({ 'backup.folder': folder.trim() }),
    done: () => {
      notify.done(text.common.saved);
      onChanged();
    },
  });
  return (
    <Form submission={submission} action={text.common.save}>
      <TextField
        label={text.backups.second.folder}
        hint={text.backups.second.hint}
        error={submission.fields['backup.folder']}
        value={folder}
        maxLength={300}
        autocomplete="off"
        autocapitalize="none"
        placeholder="/media/usb/mlango"
        onInput={setFolder}
      />
    </Form>
  );
}
