import { useText } from '../../context.ts';
import { TextField } from '../../ui/field.tsx';
import { hasController, LOGIN_SECRETS } from './kinds.ts';
import type { RouterForm } from './router-form.ts';

/** What this kind of router shares with the box beside RADIUS; nothing for most. */
export function ControllerFields(props: {
  form: RouterForm;
  errors: Record<string, string>;
  onChange(form: RouterForm): void;
}) {
  const text = useText();
  const { form, errors, onChange } = props;
  const secret = LOGIN_SECRETS[form.kind];
  const plain = { autocomplete: 'off', autocapitalize: 'none', maxLength: 200 } as const;
  return (
    <>
      {secret && (
        <TextField
          {...plain}
          label={text.routers.loginSecrets[secret].label}
          hint={text.routers.loginSecrets[secret].hint}
          error={errors.loginSecret}
          value={form.loginSecret}
          onInput={(loginSecret) => onChange({ ...form, loginSecret })}
        />
      )}
      {hasController(form.kind) && (
        <TextField
          {...plain}
          label={
            form.kind === 'unifi'
              ? text.routers.controllerUrl
              : `${text.routers.controllerUrl} (${text.common.optional})`
          }
          hint={text.routers.controllerUrlHint}
          error={errors.controllerUrl}
          value={form.controllerUrl}
          placeholder="https://192.168.1.2:8443"
          onInput={(controllerUrl) => onChange({ ...form, controllerUrl })}
        />
      )}
      {form.kind === 'unifi' && (
        <TextField
          {...plain}
          label={`${text.routers.controllerSite} (${text.common.optional})`}
          hint={text.routers.controllerSiteHint}
          error={errors.controllerSite}
          value={form.controllerSite}
          placeholder="default"
          onInput={(controllerSite) => onChange({ ...form, controllerSite })}
        />
      )}
    </>
  );
}
