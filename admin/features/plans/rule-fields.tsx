import { useText } from '../../context.ts';
import { QuantityField, SelectField, TextField } from '../../ui/field.tsx';
import { type DaySet, hasOwnHours, type RulesForm, type WindowForm } from './plan-rules.ts';

interface Props {
  rules: RulesForm;
  errors: Record<string, string>;
  onChange(rules: RulesForm): void;
}

/** Fair use, hours, pauses: folded away, since most plans do without. */
export function RuleFields(props: Props) {
  const { rules, errors, onChange } = props;
  const text = useText();
  const { limits } = text;
  const isUsed = [rules.dataDown, rules.dataUp, rules.fairAfter, rules.pauseTime].some(
    ({ amount }) => amount !== '',
  );
  const isOpen = isUsed || rules.open.from !== '' || rules.fast.from !== '';
  const shared = { unitWords: text.units, placeholder: text.common.unlimited };
  return (
    <details class="card" open={isOpen || ['fairUse', 'pause'].some((field) => field in errors)}>
      <summary>{limits.more}</summary>
      <div class="columns">
        <QuantityField
          {...shared}
          units={['megabyte', 'gigabyte']}
          label={limits.dataDown}
          error={errors.dataDownBytes}
          value={rules.dataDown}
          onChange={(dataDown) => onChange({ ...rules, dataDown })}
        />
        <QuantityField
          {...shared}
          units={['megabyte', 'gigabyte']}
          label={limits.dataUp}
          error={errors.dataUpBytes}
          value={rules.dataUp}
          onChange={(dataUp) => onChange({ ...rules, dataUp })}
        />
      </div>
      <FairUseFields {...props} />
      <HourFields {...props} />
      <div class="columns">
        <TextField
          label={limits.pauses}
          hint={limits.pausesHint}
          error={errors.pause}
          value={rules.pauses}
          inputMode="numeric"
          maxLength={3}
          autocomplete="off"
          onInput={(pauses) => onChange({ ...rules, pauses })}
        />
        <QuantityField
          {...shared}
          placeholder=""
          units={['minute', 'hour', 'day']}
          label={limits.pauseTime}
          value={rules.pauseTime}
          onChange={(pauseTime) => onChange({ ...rules, pauseTime })}
        />
      </div>
    </details>
  );
}

function FairUseFields({ rules, errors, onChange }: Props) {
  const text = useText();
  const { limits } = text;
  const speeds = { unitWords: text.units, units: ['kilobit', 'megabit'] } as const;
  return (
    <div class="columns">
      <QuantityField
        unitWords={text.units}
        units={['megabyte', 'gigabyte']}
        placeholder={text.common.unlimited}
        label={limits.fairAfter}
        hint={limits.fairHint}
        error={errors.fairUse}
        value={rules.fairAfter}
        onChange={(fairAfter) => onChange({ ...rules, fairAfter })}
      />
      <SelectField
        label={limits.fairPeriod}
        value={rules.fairPeriod}
        options={(['day', 'week', 'month', 'voucher'] as const).map((period) => [
          period,
          limits.periods[period],
        ])}
        onChange={(fairPeriod) => onChange({ ...rules, fairPeriod })}
      />
      <QuantityField
        {...speeds}
        label={limits.fairDown}
        value={rules.fairDown}
        onChange={(fairDown) => onChange({ ...rules, fairDown })}
      />
      <QuantityField
        {...speeds}
        label={limits.fairUp}
        value={rules.fairUp}
        onChange={(fairUp) => onChange({ ...rules, fairUp })}
      />
    </div>
  );
}

function HourFields({ rules, errors, onChange }: Props) {
  const text = useText();
  const { limits } = text;
  const speeds = { unitWords: text.units, units: ['kilobit', 'megabit'] } as const;
  if (hasOwnHours(rules.kept)) return <p class="notice">{limits.ownHours}</p>;
  return (
    <>
      <WindowFields
        label={limits.open}
        hint={limits.openHint}
        error={errors.openHours}
        value={rules.open}
        onChange={(open) => onChange({ ...rules, open })}
      />
      <WindowFields
        label={limits.fast}
        hint={limits.fastHint}
        error={errors.hourSpeeds}
        value={rules.fast}
        onChange={(fast) => onChange({ ...rules, fast })}
      />
      {rules.fast.from !== '' && (
        <div class="columns">
          <QuantityField
            {...speeds}
            placeholder={text.common.unlimited}
            label={limits.fastDown}
            value={rules.fastDown}
            onChange={(fastDown) => onChange({ ...rules, fastDown })}
          />
          <QuantityField
            {...speeds}
            placeholder={text.common.unlimited}
            label={limits.fastUp}
            value={rules.fastUp}
            onChange={(fastUp) => onChange({ ...rules, fastUp })}
          />
        </div>
      )}
    </>
  );
}

function WindowFields(props: {
  label: string;
  hint: string;
  error: string | undefined;
  value: WindowForm;
  onChange(value: WindowForm): void;
}) {
  const { limits } = useText();
  const { value, onChange } = props;
  const days: [DaySet, string][] = (['daily', 'week', 'weekend'] as const).map((set) => [
    set,
    limits.days[set],
  ]);
  return (
    <div class="columns">
      <TextField
        type="time"
        label={limits.from(props.label)}
        hint={props.hint}
        error={props.error}
        value={value.from}
        onInput={(from) => onChange({ ...value, from })}
      />
      <TextField
        type="time"
        label={limits.until(props.label)}
        value={value.until}
        onInput={(until) => onChange({ ...value, until })}
      />
      <SelectField
        label={limits.daysOf(props.label)}
        value={value.days}
        options={days}
        onChange={(set) => onChange({ ...value, days: set })}
      />
    </div>
  );
}
