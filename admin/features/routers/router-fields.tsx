import { useText } from '../../context.ts';
import { makeSecret } from '../../device.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { SiteField } from '../sites/site-fields.tsx';
import { ControllerFields } from './controller-fields.tsx';
import { ROUTER_KINDS } from './kinds.ts';
import type { RouterForm } from './router-form.ts';

/** What tells one router from another. */
export function RouterFields(props: {
  form: RouterForm;
  /** It is there already: its secrets are kept unless others are typed. */
  known?: boolean;
  errors: Record<string, string>;
  onChange(form: RouterForm): void;
}) {
  const text = useText();
  const { form, known = false, errors, onChange } = props;
  return (
    <>
      <div class="columns">
        <TextField
          label={text.routers.name}
          hint={text.routers.nameHint}
          error={errors.name}
          value={form.name}
          maxLength={60}
          autocomplete="off"
          required
          onInput={(name) => onChange({ ...form, name })}
        />
        <SelectField
          label={text.routers.kind}
          error={errors.kind}
          value={form.kind}
          options={ROUTER_KINDS.map((kind) => [kind, text.routers.kinds[kind]])}
          onChange={(kind) => onChange({ ...form, kind })}
        />
      </div>
      <SiteField
        value={form.siteId}
        error={errors.siteId}
        onChange={(siteId) => onChange({ ...form, siteId })}
      />
      <TextField
        label={text.routers.address}
        hint={text.routers.addressHint}
        error={errors.address}
        value={form.address}
        maxLength={18}
        autocomplete="off"
        placeholder="10.0.0.1"
        required
        onInput={(address) => onChange({ ...form, address })}
      />
      <TextField
        label={text.routers.secret}
        hint={known ? text.routers.secretKept : text.routers.secretHint}
        error={errors.secret}
        value={form.secret}
        maxLength={200}
        autocomplete="off"
        autocapitalize="none"
        required={!known}
        onInput={(secret) => onChange({ ...form, secret })}
        beside={
          <Button onClick={() => onChange({ ...form, secret: makeSecret() })}>
            {text.routers.makeSecret}
          </Button>
        }
      />
      <ControllerFields {...props} />
    </>
  );
}
