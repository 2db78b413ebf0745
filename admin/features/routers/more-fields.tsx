import { useText } from '../../context.ts';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import type { RouterForm } from './router-form.ts';

/** What hardly anybody changes, folded away unless something in it is wrong. */
export function MoreRouterFields(props: {
  form: RouterForm;
  errors: Record<string, string>;
  onChange(form: RouterForm): void;
}) {
  const text = useText();
  const { form, errors, onChange } = props;
  const { authenticators } = text.routers;
  const wrong = ['messageAuthenticator', 'coaPort', 'loginHosts'].some((name) => errors[name]);
  return (
    <details class="card" open={wrong}>
      <summary>{text.routers.more}</summary>
      <SelectField
        label={text.routers.messageAuthenticator}
        hint={text.routers.messageAuthenticatorHint}
        error={errors.messageAuthenticator}
        value={form.messageAuthenticator}
        options={[
          ['auto', authenticators.auto],
          ['yes', authenticators.yes],
          ['no', authenticators.no],
        ]}
        onChange={(messageAuthenticator) => onChange({ ...form, messageAuthenticator })}
      />
      <TextField
        label={text.routers.coaPort}
        hint={text.routers.coaPortHint}
        error={errors.coaPort}
        value={form.coaPort}
        inputMode="numeric"
        maxLength={5}
        autocomplete="off"
        onInput={(coaPort) => onChange({ ...form, coaPort })}
      />
      <TextField
        label={`${text.routers.loginHosts} (${text.common.optional})`}
        hint={text.routers.loginHostsHint}
        error={errors.loginHosts}
        value={form.loginHosts}
        autocomplete="off"
        autocapitalize="none"
        maxLength={1000}
        onInput={(loginHosts) => onChange({ ...form, loginHosts })}
      />
      <CheckField
        label={text.routers.insecure}
        hint={text.routers.insecureHint}
        checked={form.insecure}
        onChange={(insecure) => onChange({ ...form, insecure })}
      />
    </details>
  );
}
