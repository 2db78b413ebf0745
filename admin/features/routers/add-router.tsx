import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { checkRouter } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { makeSecret } from '../../device.ts';
import { navigate } from '../../navigation.tsx';
import { useSubmit } from '../../submit.ts';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { hasScript } from './kinds.ts';
import { MoreRouterFields } from './more-fields.tsx';
import { RouterFields } from './router-fields.tsx';
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
