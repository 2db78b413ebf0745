import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { checkRouter } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { makeSecret } from '../../device.ts';
import { navigate } from '../../navigation.tsx';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { SiteField } from '../sites/site-fields.tsx';
import { ControllerFields } from './controller-fields.tsx';
import { hasScript, ROUTER_KINDS } from './kinds.ts';
import { MoreRouterFields } from './more-fields.tsx';
import { NEW_ROUTER, type RouterForm, routerInputOf } from './router-form.ts';
import { Scan } from './scan.tsx';

export function NewRouterScreen() {
  const text = useText();
  const notify = useNotify();
  const [form, setForm] = useState<RouterForm>(() => ({
    ...{ ...NEW_ROUTER, secret: makeSecret() },
    // From the list of unknown addresses that ask.
    address: new URLSearchParams(location.search).get('address') ?? '',
  }));
  const submission = useSubmit({
    check: () => checkRouter(text, form),
    send: () => api.addRouter(routerInputOf(form)),
    done: (router) => {
      notify.done(
        (hasScript(router.kind) ? text.routers.added : text.routers.addedOther)(router.name),
      );
      navigate(`/routers/${router.id}`);
    },
  });
  return (
    <Page title={text.routers.addTitle} back="/routers" narrow>
      <Form
        submission={submission}
        action={text.routers.add}
        cancel={{ href: '/routers', label: text.common.cancel }}
      >
        <Scan
          onTake={({ identity, address }) =>
            setForm({ ...form, name: form.name || identity, address, kind: 'mikrotik' })
          }
        />
        <Card>
          <RouterFields form={form} errors={submission.fields} onChange={setForm} />
        </Card>
        <MoreRouterFields form={form} errors={submission.fields} onChange={setForm} />
      </Form>
    </Page>
  );
}

function RouterFields(props: {
  form: RouterForm;
  errors: Record<string, string>;
  onChange(form: RouterForm): void;
}) {
  const text = useText();
  const { form, errors, onChange } = props;
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
        hint={text.routers.secretHint}
        error={errors.secret}
        value={form.secret}
        maxLength={200}
        autocomplete="off"
        autocapitalize="none"
        required
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
