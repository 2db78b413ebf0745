import { useState } from 'preact/hooks';
import { useNotify, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PasswordField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useSaveSettings } from '../settings/save-settings.ts';
import { backupsApi } from './backups-api.ts';

type Settings = Record<string, string>;
type Kind = 'off' | 's3' | 'ssh';

const OURS = /^backup\.(far|farHours|s3\w+|ssh(Host|Port|User|Folder))$/;

interface Fields {
  value(name: string): string;
  error(name: string): string | undefined;
  set(name: string, given: string): void;
}

/** Where copies go, how often, and what the place needs to let the box in. */
export function FarForm(props: { settings: Settings; publicKey: string | null; onSaved(): void }) {
  const text = useText();
  const words = text.backups.far;
  const [values, setValues] = useState<Settings>(() =>
    Object.fromEntries(Object.entries(props.settings).filter(([key]) => OURS.test(key))),
  );
  const save = useSaveSettings(props.settings);
  const submission = useSubmit({
    send: () => save(values),
    done: () => props.onSaved(),
  });
  const fields: Fields = {
    value: (name) => values[`backup.${name}`] ?? '',
    error: (name) => submission.fields[`backup.${name}`],
    set: (name, given) => setValues({ ...values, [`backup.${name}`]: given }),
  };
  const kind = fields.value('far') as Kind;
  return (
    <Form submission={submission} action={text.common.save}>
      <SelectField<Kind>
        label={words.kind}
        value={kind}
        options={Object.entries(words.kinds) as [Kind, string][]}
        onChange={(chosen: Kind) => fields.set('far', chosen)}
      />
      {kind !== 'off' && (
        <SelectField
          label={words.hours}
          hint={words.hoursHint}
          value={fields.value('farHours')}
          options={Object.entries(words.everyHours)}
          onChange={(hours) => fields.set('farHours', hours)}
        />
      )}
      {kind === 's3' && <StorageFields {...fields} />}
      {kind === 'ssh' && (
        <>
          <ComputerFields {...fields} />
          <OwnKey publicKey={props.publicKey} onMade={props.onSaved} />
        </>
      )}
    </Form>
  );
}

function Line(props: Fields & { name: string; label: string; placeholder?: string; url?: true }) {
  const { name } = props;
  return (
    <TextField
      label={props.label}
      error={props.error(name)}
      value={props.value(name)}
      maxLength={200}
      autocomplete="off"
      autocapitalize="none"
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      {...(props.url ? { inputMode: 'url' as const } : {})}
      onInput={(given) => props.set(name, given)}
    />
  );
}

function StorageFields(fields: Fields) {
  const words = useText().backups.far;
  return (
    <>
      <Line {...fields} name="s3Endpoint" label={words.endpoint} placeholder="https://" url />
      <div class="columns">
        <Line {...fields} name="s3Region" label={words.region} />
        <Line {...fields} name="s3Bucket" label={words.bucket} />
        <Line {...fields} name="s3Folder" label={words.folder} />
      </div>
      <Line {...fields} name="s3AccessKey" label={words.accessKey} />
      <PasswordField
        label={words.secretKey}
        error={fields.error('s3SecretKey')}
        value={fields.value('s3SecretKey')}
        maxLength={500}
        autocomplete="off"
        onInput={(given) => fields.set('s3SecretKey', given)}
      />
    </>
  );
}

function ComputerFields(fields: Fields) {
  const words = useText().backups.far;
  return (
    <div class="columns">
      <Line {...fields} name="sshHost" label={words.host} placeholder="backup.example.org" />
      <Line {...fields} name="sshPort" label={words.port} />
      <Line {...fields} name="sshUser" label={words.user} />
      <Line {...fields} name="sshFolder" label={words.folder} />
    </div>
  );
}

/** The public half of the box's own key, to be put on the other computer. */
function OwnKey({ publicKey, onMade }: { publicKey: string | null; onMade(): void }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const words = text.backups.far;
  const make = async () => {
    setBusy(true);
    const result = await backupsApi.sshKey();
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    onMade();
  };
  if (publicKey === null) {
    return (
      <Button busy={busy} onClick={() => void make()}>
        {words.makeKey}
      </Button>
    );
  }
  return (
    <div class="field">
      <strong>{words.publicKey}</strong>
      <p class="ssh-key">
        <code>{publicKey}</code>
      </p>
      <p class="hint">{words.publicKeyHint}</p>
      <CopyButton content={publicKey} />
    </div>
  );
}
