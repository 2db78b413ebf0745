import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useText } from '../context.ts';
import type { Quantity } from '../units.ts';

export interface Shared {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

interface Ids {
  input: string;
  describedBy: string | undefined;
  invalid: 'true' | undefined;
}

/** Label above, hint and error below, tied together for screen readers. */
export function Frame(props: Shared & { children: (ids: Ids) => ComponentChildren }) {
  const input = useId();
  const hintId = props.hint ? `${input}-hint` : '';
  const errorId = props.error ? `${input}-error` : '';
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined;
  return (
    <div class="field">
      <label for={input}>{props.label}</label>
      {props.children({ input, describedBy, invalid: props.error ? 'true' : undefined })}
      {props.error && (
        <p class="field-error" id={errorId}>
          {props.error}
        </p>
      )}
      {props.hint && (
        <p class="hint" id={hintId}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

interface Native {
  type?: 'text' | 'password' | 'time' | 'datetime-local';
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'url';
  autocomplete?: string;
  autocapitalize?: 'none' | 'characters';
  maxLength?: number;
  placeholder?: string;
  disabled?: boolean;
}

interface TextFieldProps extends Shared, Native {
  value: string;
  onInput(value: string): void;
  class?: string;
  required?: boolean;
  /** Stands beside the input. */
  beside?: ComponentChildren;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, onInput, required, beside, ...rest } = props;
  // Preact's types tell inputs apart by one literal `type`, which ours changes when it is shown.
  const native: object = rest;
  return (
    <Frame label={label} hint={hint} error={error}>
      {({ input, describedBy, invalid }) => (
        <div class="field-row">
          <input
            {...native}
            id={input}
            value={value}
            spellcheck={false}
            aria-required={required ? 'true' : undefined}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          {beside}
        </div>
      )}
    </Frame>
  );
}

/** A password that can be looked at, which on a tablet saves more than it risks. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'beside'>) {
  const text = useText();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autocapitalize="none"
      beside={
        <button
          type="button"
          class="button quiet"
          aria-pressed={shown ? 'true' : 'false'}
          onClick={() => setShown(!shown)}
        >
          {shown ? text.common.hidePassword : text.common.showPassword}
        </button>
      }
    />
  );
}

export function SelectField<V extends string>(
  props: Shared & {
    value: V;
    options: readonly (readonly [V, string])[];
    disabled?: boolean;
    onChange(value: V): void;
  },
) {
  return (
    <Frame label={props.label} hint={props.hint} error={props.error}>
      {({ input, describedBy, invalid }) => (
        <select
          id={input}
          value={props.value}
          disabled={props.disabled}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={(event) => {
            const chosen = props.options.find(([value]) => value === event.currentTarget.value);
            if (chosen) props.onChange(chosen[0]);
          }}
        >
          {props.options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

/** A number with its unit, as people say it: "1.5" "hours". */
export function QuantityField<U extends string>(
  props: Shared & {
    value: Quantity<U>;
    units: readonly U[];
    unitWords: Record<U, string>;
    placeholder?: string;
    onChange(value: Quantity<U>): void;
  },
) {
  const text = useText();
  const { amount, unit } = props.value;
  return (
    <Frame label={props.label} hint={props.hint} error={props.error}>
      {({ input, describedBy, invalid }) => (
        <div class="field-row">
          <input
            id={input}
            value={amount}
            inputMode="decimal"
            autocomplete="off"
            maxLength={12}
            placeholder={props.placeholder}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            onInput={(event) => props.onChange({ amount: event.currentTarget.value, unit })}
          />
          <select
            class="unit"
            value={unit}
            aria-label={text.units.of(props.label)}
            onChange={(event) => {
              const chosen = props.units.find((known) => known === event.currentTarget.value);
              if (chosen) props.onChange({ amount, unit: chosen });
            }}
          >
            {props.units.map((known) => (
              <option key={known} value={known}>
                {props.unitWords[known]}
              </option>
            ))}
          </select>
        </div>
      )}
    </Frame>
  );
}

export function CheckField(props: {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}) {
  const hintId = useId();
  return (
    <div class="field check">
      <label>
        <input
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={props.hint ? hintId : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      {props.hint && (
        <p class="hint" id={hintId}>
          {props.hint}
        </p>
      )}
    </div>
  );
}
