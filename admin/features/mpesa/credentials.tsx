import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { PasswordField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

type Settings = Record<string, string>;

const OURS = /^mpesa\./;
const SECRETS = ['consumerKey', 'consumerSecret', 'passkey'] as const;

/** What Safaricom gave the owner; secrets are sealed by the box and never shown again. */
export function Credentials({ settings, onSaved }: { settings: Settings; onSaved(): void }) {
  const text = useText();
  const notify = useNotify();
  const { may, me, setMe } = useOperator();
  const [values, setValues] = useState<Settings>(() =>
    Object.fromEntries(Object.entries(settings).filter(([key]) => OURS.test(key))),
  );
  const value = (name: string) => values[`mpesa.${name}`] ?? '';
  const set = (name: string, given: string) => setValues({ ...values, [`mpesa.${name}`]: given });
  const submission = useSubmit({
    check: () => missing(values, text.checks.required),
    send: () => api.saveSettings(values),
    done: async () => {
      notify.done(text.common.saved);
      onSaved();
      // Practice mode may be over now: the banner comes from here.
      const now = await api.me();
      if (now.ok) setMe({ ...me, simulated: now.value.simulated });
    },
  });
  if (!may('settings.write')) return <p class="notice">{text.settings.onlyOwner}</p>;
  const error = (name: string) => submission.fields[`mpesa.${name}`];
  return (
    <Form submission={submission} action={text.common.save}>
      <NumberFields value={value} error={error} set={set} />
      {SECRETS.map((name) => (
        <PasswordField
          key={name}
          label={text.mpesa.secrets[name]}
          hint={text.mpesa.secretHints[name]}
          error={error(name)}
          value={value(name)}
          maxLength={200}
          autocomplete="off"
          onInput={(given) => set(name, given)}
        />
      ))}
      <SelectField
        label={text.mpesa.environment}
        value={value('environment') === 'sandbox' ? 'sandbox' : 'live'}
        options={[
          ['live', text.mpesa.live],
          ['sandbox', text.mpesa.sandbox],
        ]}
        onChange={(environment) => set('environment', environment)}
      />
    </Form>
  );
}

/** What customers pay to: a paybill, or a till with the store it belongs to. */
function NumberFields(props: {
  value(name: string): string;
  error(name: string): string | undefined;
  set(name: string, given: string): void;
}) {
  const text = useText();
  const { value, error, set } = props;
  const isTill = value('type') === 'till';
  return (
    <>
      <SelectField
        label={text.mpesa.type}
        hint={text.mpesa.typeHint}
        value={isTill ? 'till' : 'paybill'}
        options={[
          ['paybill', text.mpesa.paybill],
          ['till', text.mpesa.till],
        ]}
        onChange={(type) => set('type', type)}
      />
      {isTill && (
        <TextField
          label={text.mpesa.tillNumber}
          hint={text.mpesa.tillNumberHint}
          error={error('till')}
          value={value('till')}
          inputMode="numeric"
          maxLength={8}
          autocomplete="off"
          onInput={(given) => set('till', given)}
        />
      )}
      <TextField
        label={isTill ? text.mpesa.storeNumber : text.mpesa.shortcode}
        hint={isTill ? text.mpesa.storeNumberHint : text.mpesa.shortcodeHint}
        error={error('shortcode')}
        value={value('shortcode')}
        inputMode="numeric"
        maxLength={7}
        autocomplete="off"
        onInput={(given) => set('shortcode', given)}
      />
    </>
  );
}

/** All of it or nothing: half of the credentials would leave the box in practice mode unseen. */
function missing(values: Settings, required: string): Record<string, string> {
  const isTill = values['mpesa.type'] === 'till';
  const needed = ['shortcode', ...SECRETS, ...(isTill ? ['till'] : [])].map((n) => `mpesa.${n}`);
  const empty = needed.filter((key) => !values[key]?.trim());
  if (empty.length === needed.length) return {};
  return Object.fromEntries(empty.map((key) => [key, required]));
}
