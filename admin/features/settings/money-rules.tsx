import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useSaveSettings } from './save-settings.ts';

type Settings = Record<string, string>;

/** The settings that this screen changes, and no others. */
const OURS = /^(payments\.|business\.(address|tax))/;

/** What the owner decides about money, and what receipts say. */
export function MoneyRulesScreen() {
  const text = useText();
  const { may } = useOperator();
  const settings = useResource('settings', api.settings);
  const plans = useResource('plans', api.plans);
  return (
    <Page title={text.moneyRules.title} back="/settings" narrow>
      {!may('settings.write') && <p class="notice">{text.settings.onlyOwner}</p>}
      <Loaded of={plans}>
        {(list) => (
          <Loaded of={settings}>{(values) => <Rules settings={values} plans={list} />}</Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface Fields {
  values: Settings;
  errors: Record<string, string>;
  disabled: boolean;
  set(key: string, value: string): void;
}

function Rules({ settings, plans }: { settings: Settings; plans: AdminPlan[] }) {
  const text = useText();
  const save = useSaveSettings(settings);
  const { may } = useOperator();
  const [values, setValues] = useState<Settings>(() =>
    Object.fromEntries(Object.entries(settings).filter(([key]) => OURS.test(key))),
  );
  const submission = useSubmit({
    send: () => save(values),
    done: () => {},
  });
  const fields: Fields = {
    values,
    errors: submission.fields,
    disabled: !may('settings.write'),
    set: (key, value) => setValues({ ...values, [key]: value }),
  };
  const inputs = (
    <>
      <Card title={text.moneyRules.guards}>
        <Guards {...fields} />
        <TrialAndSecond {...fields} plans={plans} />
      </Card>
      <Card title={text.moneyRules.onReceipts}>
        <OnReceipts {...fields} />
      </Card>
    </>
  );
  if (fields.disabled) return inputs;
  return (
    <Form submission={submission} action={text.common.save}>
      {inputs}
    </Form>
  );
}

interface SettingProps extends Fields {
  name: string;
  label: string;
  hint?: string;
  most: number;
  digits?: boolean;
}

function Setting(props: SettingProps) {
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      error={props.errors[props.name]}
      value={props.values[props.name] ?? ''}
      maxLength={props.most}
      autocomplete="off"
      disabled={props.disabled}
      {...(props.digits ? { inputMode: 'decimal' as const } : {})}
      onInput={(value) => props.set(props.name, value.trimStart())}
    />
  );
}

function Guards(fields: Fields) {
  const { moneyRules } = useText();
  const numbers = [
    ['payments.dailyLimit', moneyRules.dailyLimit, moneyRules.dailyLimitHint],
    ['payments.silenceHours', moneyRules.silenceHours, moneyRules.silenceHoursHint],
    ['payments.provisionalMinutes', moneyRules.provisional, moneyRules.provisionalHint],
  ] as const;
  return (
    <>
      {numbers.map(([name, label, hint]) => (
        <Setting key={name} {...fields} {...{ name, label, hint }} most={5} digits />
      ))}
      <Setting
        {...fields}
        name="payments.feeTable"
        label={moneyRules.feeTable}
        hint={moneyRules.feeTableHint}
        most={190}
      />
    </>
  );
}

function TrialAndSecond(props: Fields & { plans: AdminPlan[] }) {
  const { moneyRules } = useText();
  const { values, errors, disabled, set } = props;
  const trial = values['payments.trialPlan'] ?? '';
  // The command line may have named the plan instead of its id.
  const chosen = props.plans.find(({ id, name }) => id === trial || name === trial)?.id ?? trial;
  const plans = props.plans.map(({ id, name }): [string, string] => [id, name]);
  const gone: [string, string][] =
    chosen === '' || plans.some(([id]) => id === chosen) ? [] : [[chosen, chosen]];
  return (
    <>
      <SelectField
        label={moneyRules.trialPlan}
        error={errors['payments.trialPlan']}
        value={chosen}
        options={[['', moneyRules.noTrial], ...gone, ...plans]}
        disabled={disabled}
        onChange={(plan) => set('payments.trialPlan', plan)}
      />
      <SelectField
        label={moneyRules.secondPayment}
        value={values['payments.secondPayment'] ?? 'suspense'}
        options={Object.entries(moneyRules.secondPayments)}
        disabled={disabled}
        onChange={(what) => set('payments.secondPayment', what)}
      />
      <CheckField
        label={moneyRules.reversals}
        hint={moneyRules.reversalsHint}
        checked={values['payments.reversals'] === 'on'}
        disabled={disabled}
        onChange={(on) => set('payments.reversals', on ? 'on' : 'off')}
      />
    </>
  );
}

function OnReceipts(fields: Fields) {
  const { moneyRules } = useText();
  return (
    <>
      <Setting {...fields} name="business.address" label={moneyRules.address} most={120} />
      <div class="columns">
        <Setting {...fields} name="business.taxNumber" label={moneyRules.taxNumber} most={30} />
        <Setting {...fields} name="business.taxName" label={moneyRules.taxName} most={20} />
        <Setting
          {...fields}
          name="business.taxPercent"
          label={moneyRules.taxPercent}
          hint={moneyRules.taxPercentHint}
          most={5}
          digits
        />
      </div>
    </>
  );
}
