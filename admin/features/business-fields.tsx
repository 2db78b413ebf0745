import { useText } from '../context.ts';
import type { Text } from '../text/index.ts';
import { SelectField, TextField } from '../ui/field.tsx';

const DEFAULT_TIME_ZONE = 'Africa/Nairobi';

export interface BusinessInput {
  name: string;
  currency: string;
  timeZone: string;
}

export const NEW_BUSINESS: BusinessInput = {
  name: '',
  currency: 'KES',
  timeZone: DEFAULT_TIME_ZONE,
};

/** Every time zone the browser knows, African ones first; `current` is always among them. */
function timeZones(current: string): string[] {
  const known = 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : [];
  const all = [...new Set([DEFAULT_TIME_ZONE, current, ...known])];
  const african = (zone: string) => zone.startsWith('Africa/');
  return [...all.filter(african), ...all.filter((zone) => !african(zone))];
}

function currencies(text: Text, current: string): [string, string][] {
  const known = Object.entries(text.settings.currencies).map(([code, name]): [string, string] => [
    code,
    `${code} – ${name}`,
  ]);
  return known.some(([code]) => code === current) ? known : [[current, current], ...known];
}

/** Name, currency and time zone of the business, at first run and in the settings. */
export function BusinessFields(props: {
  value: BusinessInput;
  /** What is wrong, by name of the input. */
  errors: {
    name?: string | undefined;
    currency?: string | undefined;
    timeZone?: string | undefined;
  };
  disabled?: boolean;
  currencyHint?: string;
  onChange(value: BusinessInput): void;
}) {
  const text = useText();
  const { value, errors, onChange, disabled = false } = props;
  return (
    <>
      <TextField
        label={text.setup.businessName}
        hint={text.setup.businessHint}
        error={errors.name}
        value={value.name}
        maxLength={60}
        autocomplete="organization"
        disabled={disabled}
        required
        onInput={(name) => onChange({ ...value, name })}
      />
      <div class="columns">
        <SelectField
          label={text.setup.currency}
          hint={props.currencyHint}
          error={errors.currency}
          value={value.currency}
          options={currencies(text, value.currency)}
          disabled={disabled}
          onChange={(currency) => onChange({ ...value, currency })}
        />
        <SelectField
          label={text.setup.timeZone}
          error={errors.timeZone}
          value={value.timeZone}
          options={timeZones(value.timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')])}
          disabled={disabled}
          onChange={(timeZone) => onChange({ ...value, timeZone })}
        />
      </div>
    </>
  );
}
