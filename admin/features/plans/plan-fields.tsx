import { useOperator, useText } from '../../context.ts';
import { CheckField, QuantityField, TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { SoldAtFields } from '../sites/site-fields.tsx';
import type { PlanForm } from './plan-form.ts';
import { RuleFields } from './rule-fields.tsx';

interface Props {
  form: PlanForm;
  errors: Record<string, string>;
  onChange(form: PlanForm): void;
}

export function PlanFields(props: Props) {
  const text = useText();
  const { me } = useOperator();
  const { form, errors, onChange } = props;
  return (
    <>
      <Card>
        <TextField
          label={text.plans.name}
          hint={text.plans.nameHint}
          error={errors.name}
          value={form.name}
          maxLength={40}
          autocomplete="off"
          required
          onInput={(name) => onChange({ ...form, name })}
        />
        <div class="columns">
          <TextField
            label={text.plans.price(me.business.currency)}
            error={errors.priceCents}
            value={form.price}
            inputMode="numeric"
            maxLength={9}
            autocomplete="off"
            required
            onInput={(price) => onChange({ ...form, price })}
          />
          <TextField
            label={text.plans.devices}
            error={errors.devices}
            value={form.devices}
            inputMode="numeric"
            maxLength={2}
            autocomplete="off"
            required
            onInput={(devices) => onChange({ ...form, devices })}
          />
        </div>
      </Card>
      <Card title={text.plans.limits}>
        <LimitFields {...props} />
      </Card>
      <RuleFields
        rules={form.rules}
        errors={errors}
        onChange={(rules) => onChange({ ...form, rules })}
      />
      <Card>
        <PlaceFields {...props} />
        {form.visible && <DisplayFields {...props} />}
      </Card>
    </>
  );
}

/** Where it is sold, and what happens near its end. */
function PlaceFields({ form, errors, onChange }: Props) {
  const text = useText();
  return (
    <>
      <SoldAtFields
        value={form.sites}
        error={errors.sites}
        onChange={(sites) => onChange({ ...form, sites })}
      />
      <CheckField
        label={text.plans.visible}
        hint={text.plans.visibleHint}
        checked={form.visible}
        onChange={(visible) => onChange({ ...form, visible })}
      />
      <CheckField
        label={text.plans.atCounter}
        hint={text.plans.atCounterHint}
        checked={form.atCounter}
        onChange={(atCounter) => onChange({ ...form, atCounter })}
      />
      <CheckField
        label={text.messages.remind}
        hint={text.messages.remindHint}
        checked={form.reminds}
        onChange={(reminds) => onChange({ ...form, reminds })}
      />
    </>
  );
}

function DisplayFields({ form, errors, onChange }: Props) {
  const text = useText();
  return (
    <>
      <CheckField
        label={text.plans.bestValue}
        checked={form.bestValue}
        onChange={(bestValue) => onChange({ ...form, bestValue })}
      />
      <div class="columns">
        <TextField
          type="time"
          label={`${text.plans.shownFrom} (${text.common.optional})`}
          hint={text.plans.shownHint}
          error={errors.shownFromMinute}
          value={form.shownFrom}
          onInput={(shownFrom) => onChange({ ...form, shownFrom })}
        />
        <TextField
          type="time"
          label={`${text.plans.shownUntil} (${text.common.optional})`}
          error={errors.shownUntilMinute}
          value={form.shownUntil}
          onInput={(shownUntil) => onChange({ ...form, shownUntil })}
        />
      </div>
    </>
  );
}

function LimitFields({ form, errors, onChange }: Props) {
  const text = useText();
  const shared = { unitWords: text.units, placeholder: text.common.unlimited };
  const times = { ...shared, units: ['minute', 'hour', 'day'] } as const;
  const speeds = { ...shared, units: ['kilobit', 'megabit'] } as const;
  return (
    <div class="columns">
      <QuantityField
        {...times}
        label={text.plans.time}
        hint={text.plans.timeHint}
        error={errors.timeSeconds}
        value={form.time}
        onChange={(time) => onChange({ ...form, time })}
      />
      <QuantityField
        {...times}
        label={text.plans.validity}
        hint={text.plans.validityHint}
        error={errors.validitySeconds}
        value={form.validity}
        onChange={(validity) => onChange({ ...form, validity })}
      />
      <QuantityField
        {...speeds}
        label={text.plans.down}
        hint={text.plans.speedHint}
        error={errors.downBps}
        value={form.down}
        onChange={(down) => onChange({ ...form, down })}
      />
      <QuantityField
        {...speeds}
        label={text.plans.up}
        hint={text.plans.speedHint}
        error={errors.upBps}
        value={form.up}
        onChange={(up) => onChange({ ...form, up })}
      />
      <QuantityField
        {...shared}
        units={['megabyte', 'gigabyte']}
        label={text.plans.data}
        hint={text.plans.dataHint}
        error={errors.dataBytes}
        value={form.data}
        onChange={(data) => onChange({ ...form, data })}
      />
    </div>
  );
}
