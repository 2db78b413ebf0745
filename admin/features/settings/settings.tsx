import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { LinkButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { BusinessFields, type BusinessInput } from '../business-fields.tsx';
import { Exports } from './exports.tsx';
import { useSaveSettings } from './save-settings.ts';

type Settings = Record<string, string>;

export function SettingsScreen() {
  const text = useText();
  const { may } = useOperator();
  const settings = useResource('settings', api.settings);
  return (
    <Page title={text.settings.title} narrow>
      <Card title={text.settings.business}>
        <Loaded of={settings}>{(values) => <BusinessForm settings={values} />}</Loaded>
      </Card>
      {may('splash') && (
        <Card title={text.splash.title}>
          <p class="soft">{text.splash.intro}</p>
          <div class="buttons">
            <LinkButton href="/settings/look">{text.splash.link}</LinkButton>
          </div>
        </Card>
      )}
      <Card title={text.mpesa.title}>
        <p class="soft">{text.guide.steps.mpesa.intro}</p>
        <div class="buttons">
          <LinkButton href="/settings/mpesa">{text.mpesa.credentials}</LinkButton>
        </div>
      </Card>
      <Card title={text.moneyRules.title}>
        <p class="soft">{text.moneyRules.intro}</p>
        <div class="buttons">
          <LinkButton href="/settings/payments">{text.moneyRules.open}</LinkButton>
        </div>
      </Card>
      {may('backups') && (
        <Card title={text.backups.title}>
          <p class="soft">{text.backups.intro}</p>
          <div class="buttons">
            <LinkButton href="/settings/backups">{text.backups.link}</LinkButton>
            <LinkButton href="/settings/standby">{text.standby.link}</LinkButton>
          </div>
        </Card>
      )}
      {may('exports') && <Exports />}
      {may('tokens') && (
        <Card title={text.tokens.title}>
          <p class="soft">{text.tokens.intro}</p>
          <div class="buttons">
            <LinkButton href="/settings/tokens">{text.tokens.open}</LinkButton>
            <LinkButton href="/settings/api">{text.api.link}</LinkButton>
          </div>
        </Card>
      )}
      {may('updates') && (
        <Card title={text.update.title}>
          <p class="soft">{text.update.intro}</p>
          <div class="buttons">
            <LinkButton href="/settings/update">{text.update.link}</LinkButton>
          </div>
        </Card>
      )}
    </Page>
  );
}

const settingsOf = (
  input: BusinessInput & { phone: string; sessionDays: string; personalDays: string },
): Settings => ({
  'business.name': input.name.trim(),
  'business.currency': input.currency,
  'business.timeZone': input.timeZone,
  'business.phone': input.phone.trim(),
  'business.sessionDays': input.sessionDays.trim(),
  'business.personalDays': input.personalDays.trim(),
});

function useBusinessForm(settings: Settings) {
  const text = useText();
  const save = useSaveSettings(settings);
  const { me, setMe } = useOperator();
  const [input, setInput] = useState({
    name: settings['business.name'] ?? me.business.name,
    currency: settings['business.currency'] ?? me.business.currency,
    timeZone: settings['business.timeZone'] ?? me.business.timeZone,
    phone: settings['business.phone'] ?? '',
    sessionDays: settings['business.sessionDays'] ?? '',
    personalDays: settings['business.personalDays'] ?? '0',
  });
  const submission = useSubmit({
    check: () => checkRequired(text, { 'business.name': input.name }),
    send: () => save(settingsOf(input)),
    done: () => {
      const { name, currency, timeZone } = input;
      setMe({ ...me, business: { name: name.trim(), currency, timeZone } });
    },
  });
  return { input, setInput, submission };
}

function BusinessForm({ settings }: { settings: Settings }) {
  const text = useText();
  const { may } = useOperator();
  const { input, setInput, submission } = useBusinessForm(settings);
  const { fields } = submission;
  const disabled = !may('settings.write');
  const inputs = (
    <>
      <BusinessFields
        value={input}
        errors={{
          name: fields['business.name'],
          currency: fields['business.currency'],
          timeZone: fields['business.timeZone'],
        }}
        disabled={disabled}
        currencyHint={text.settings.currencyHint}
        onChange={(value) => setInput({ ...input, ...value })}
      />
      <TextField
        label={`${text.setup.phone} (${text.common.optional})`}
        hint={text.setup.phoneHint}
        error={fields['business.phone']}
        value={input.phone}
        inputMode="tel"
        maxLength={30}
        autocomplete="off"
        disabled={disabled}
        onInput={(phone) => setInput({ ...input, phone })}
      />
      <KeptFields
        value={input}
        errors={fields}
        disabled={disabled}
        onChange={(kept) => setInput({ ...input, ...kept })}
      />
    </>
  );
  if (disabled) {
    return (
      <>
        <p class="notice">{text.settings.onlyOwner}</p>
        {inputs}
      </>
    );
  }
  return (
    <Form submission={submission} action={text.common.save}>
      {inputs}
    </Form>
  );
}

interface Kept {
  sessionDays: string;
  personalDays: string;
}

/** How long it is known who was online and who bought. */
function KeptFields(props: {
  value: Kept;
  errors: Record<string, string>;
  disabled: boolean;
  onChange(kept: Partial<Kept>): void;
}) {
  const { settings } = useText();
  const { value, errors, disabled, onChange } = props;
  const shared = { inputMode: 'numeric', maxLength: 4, autocomplete: 'off', disabled } as const;
  return (
    <>
      <TextField
        {...shared}
        label={settings.sessionDays}
        hint={settings.sessionDaysHint}
        error={errors['business.sessionDays']}
        value={value.sessionDays}
        onInput={(sessionDays) => onChange({ sessionDays })}
      />
      <TextField
        {...shared}
        label={settings.personalDays}
        hint={settings.personalDaysHint}
        error={errors['business.personalDays']}
        value={value.personalDays}
        onInput={(personalDays) => onChange({ personalDays })}
      />
    </>
  );
}
