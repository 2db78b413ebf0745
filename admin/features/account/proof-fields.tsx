import type { Proof } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { PasswordField, TextField } from '../../ui/field.tsx';

export const NO_PROOF: Proof = { password: '', code: '' };

/** Asks for the password, and for a code from those who have an authenticator app. */
export function ProofFields(props: {
  proof: Proof;
  errors: Record<string, string>;
  onChange(proof: Proof): void;
}) {
  const text = useText();
  const { me } = useOperator();
  const { proof, errors, onChange } = props;
  return (
    <>
      <PasswordField
        label={text.account.currentPassword}
        error={errors.password}
        value={proof.password}
        autocomplete="current-password"
        required
        onInput={(password) => onChange({ ...proof, password })}
      />
      {me.twoFactor && (
        <CodeField
          value={proof.code}
          error={errors.code}
          onInput={(code) => onChange({ ...proof, code })}
        />
      )}
    </>
  );
}

/** Six digits from the app, or a recovery code. */
export function CodeField(props: {
  value: string;
  error: string | undefined;
  onInput(code: string): void;
}) {
  const text = useText();
  return (
    <TextField
      label={text.account.code}
      hint={text.account.codeHint}
      error={props.error}
      value={props.value}
      autocomplete="one-time-code"
      autocapitalize="none"
      maxLength={20}
      required
      onInput={props.onInput}
    />
  );
}
