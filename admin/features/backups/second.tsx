import { useState } from 'preact/hooks';
import type { BackupsView } from '../../../server/contract/backups.ts';
import { useOperator, useText } from '../../context.ts';
import type { Resource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useSaveSettings } from '../settings/save-settings.ts';

type Second = BackupsView['second'];

/** A stick or a share on site, which gets every copy. */
export function SecondCard(props: {
  second: Second;
  settings: Resource<Record<string, string>>;
  onChanged(): void;
}) {
  const text = useText();
  const { second, settings, onChanged } = props;
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
  const save = useSaveSettings({ 'backup.folder': stored });
  const [folder, setFolder] = useState(stored);
  const submission = useSubmit({
    send: () => save({ 'backup.folder': folder.trim() }),
    done: onChanged,
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
