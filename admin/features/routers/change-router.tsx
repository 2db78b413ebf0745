import { useState } from 'preact/hooks';
import type { RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { checkRequired, checkRouter } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { SiteField } from '../sites/site-fields.tsx';
import { OWN_KIND } from './kinds.ts';
import { MoreRouterFields } from './more-fields.tsx';
import { RouterFields } from './router-fields.tsx';
import { changeBackTo, formOf, routerChangeOf } from './router-form.ts';

/** A router that has moved, was mistyped, or has another secret now. */
export function ChangeRouterScreen({ id }: { id: string }) {
  const text = useText();
  const routers = useResource(`router to change ${id}`, api.routers);
  return (
    <Page title={text.routers.changeTitle} back={`/routers/${id}`} narrow>
      <Loaded of={routers}>
        {(list) => {
          const router = list.find((known) => known.id === id);
          if (!router) return <EmptyState>{text.routers.missing}</EmptyState>;
          return router.kind === OWN_KIND ? (
            <OwnForm router={router} />
          ) : (
            <ForeignForm router={router} />
          );
        }}
      </Loaded>
    </Page>
  );
}

function ForeignForm({ router }: { router: RouterView }) {
  const text = useText();
  const [form, setForm] = useState(() => formOf(router));
  const [forgets, setForgets] = useState(false);
  const changed = useChanged(router);
  const submission = useSubmit({
    check: () => checkRouter(text, form, true),
    send: () => api.changeRouter(router.id, routerChangeOf(form, router, forgets)),
    // A secret that was typed over is known to nobody any more.
    done: () => changed(form.secret === '' && form.loginSecret === ''),
  });
  return (
    <Form
      submission={submission}
      action={text.common.save}
      cancel={{ href: `/routers/${router.id}`, label: text.common.cancel }}
    >
      <Card>
        <RouterFields known form={form} errors={submission.fields} onChange={setForm} />
        {router.controllerUrl !== null && (
          <CheckField
            label={text.routers.forgetCertificate}
            hint={text.routers.forgetCertificateHint}
            checked={forgets}
            onChange={setForgets}
          />
        )}
      </Card>
      <MoreRouterFields form={form} errors={submission.fields} onChange={setForm} />
    </Form>
  );
}

/** Of the box itself only its name and its site are anybody's to choose. */
function OwnForm({ router }: { router: RouterView }) {
  const text = useText();
  const [{ name, siteId }, setForm] = useState({ name: router.name, siteId: router.siteId });
  const changed = useChanged(router);
  const submission = useSubmit({
    check: () => checkRequired(text, { name }),
    send: () => api.changeRouter(router.id, { name: name.trim(), siteId }),
    done: () => changed(true),
  });
  return (
    <Form
      submission={submission}
      action={text.common.save}
      cancel={{ href: `/routers/${router.id}`, label: text.common.cancel }}
    >
      <Card>
        <TextField
          label={text.routers.name}
          hint={text.routers.nameHint}
          error={submission.fields.name}
          value={name}
          maxLength={60}
          autocomplete="off"
          required
          onInput={(typed) => setForm({ name: typed, siteId })}
        />
        <SiteField
          value={siteId}
          error={submission.fields.siteId}
          onChange={(chosen) => setForm({ name, siteId: chosen })}
        />
      </Card>
    </Form>
  );
}

/** Says so, with a way back where there is one, and leads to the router. */
function useChanged(router: RouterView): (canBeUndone: boolean) => void {
  const text = useText();
  const notify = useNotify();
  return (canBeUndone) => {
    const before =
      router.kind === OWN_KIND
        ? { name: router.name, siteId: router.siteId }
        : changeBackTo(router);
    notify.done(
      text.common.saved,
      canBeUndone ? () => api.changeRouter(router.id, before) : undefined,
    );
    navigate(`/routers/${router.id}`);
  };
}
