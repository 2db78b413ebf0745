import { useState } from 'preact/hooks';
import { useOperator, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { CheckField, PasswordField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { useSaveSettings } from '../settings/save-settings.ts';

type Settings = Record<string, string>;

/** The settings that this screen changes, and no others. */
const OURS = /^(sms\.|alerts\.|messages\.)/;

export function MessageSettings({ settings, onSaved }: { settings: Settings; onSaved(): void }) {
  const text = useText();
  const { may } = useOperator();
  const [values, setValues] = useState<Settings>(() =>
    Object.fromEntries(Object.entries(settings).filter(([key]) => OURS.test(key))),
  );
  const save = useSaveSettings(settings);
  const submission = useSubmit({
    send: () => save(values),
    done: () => onSaved(),
  });
  if (!may('settings.write')) return <p class="notice">{text.settings.onlyOwner}</p>;
  const fields: Fields = {
    values,
    errors: submission.fields,
    set: (key, value) => setValues({ ...values, [key]: value }),
  };
  return (
    <Form submission={submission} action={text.common.save}>
      <OwnerFields {...fields} />
      <ProviderFields {...fields} />
    </Form>
  );
}

interface Fields {
  values: Settings;
  errors: Record<string, string>;
  set(key: string, value: string): void;
}

function Setting(props: Fields & { name: string; label: string; hint?: string; secret?: boolean }) {
  const Field = props.secret ? PasswordField : TextField;
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.errors[props.name]}
      value={props.values[props.name] ?? ''}
      maxLength={200}
      autocomplete="off"
      autocapitalize="none"
      onInput={(value) => props.set(props.name, value)}
    />
  );
}

function OwnerFields(fields: Fields) {
  const text = useText();
  const { messages } = text;
  const { values, set } = fields;
  return (
    <>
      <Card title={messages.owner}>
        <Setting
          {...fields}
          name="alerts.phone"
          label={messages.ownerPhone}
          hint={messages.ownerPhoneHint}
        />
        <Setting {...fields} name="alerts.smsBalance" label={messages.lowBalance} />
        <Setting {...fields} name="messages.quietFrom" label={messages.quietFrom} />
        <Setting
          {...fields}
          name="messages.quietUntil"
          label={messages.quietUntil}
          hint={messages.quietHint}
        />
      </Card>
      <Card title={messages.optional}>
        {Object.entries(messages.switches).map(([kind, label]) => (
          <CheckField
            key={kind}
            label={label}
            checked={values[`messages.${kind}`] === 'yes'}
            onChange={(checked) => set(`messages.${kind}`, checked ? 'yes' : 'no')}
          />
        ))}
      </Card>
    </>
  );
}

function ProviderFields(fields: Fields) {
  const text = useText();
  const { messages } = text;
  return (
    <Card title={messages.tabs.providers}>
      <p class="soft">{messages.environmentWins}</p>
      <Setting {...fields} name="sms.order" label={messages.order} hint={messages.orderHint} />
      <details>
        <summary>{messages.africastalking}</summary>
        <Setting {...fields} name="sms.africastalking.username" label={messages.username} />
        <Setting
          {...fields}
          name="sms.africastalking.apiKey"
          label={messages.apiKey}
          hint={messages.secretHint}
          secret
        />
        <Setting {...fields} name="sms.africastalking.senderId" label={messages.senderId} />
      </details>
      <details>
        <summary>{messages.http}</summary>
        <Setting {...fields} name="sms.http.url" label={messages.url} />
        <Setting
          {...fields}
          name="sms.http.apiKey"
          label={messages.apiKey}
          hint={messages.secretHint}
          secret
        />
        <Setting {...fields} name="sms.http.partnerId" label={messages.partnerId} />
        <Setting {...fields} name="sms.http.senderId" label={messages.senderId} />
      </details>
      <details>
        <summary>{messages.gammu}</summary>
        <Setting {...fields} name="sms.gammu.folder" label={messages.folder} />
      </details>
    </Card>
  );
}
