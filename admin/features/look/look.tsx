import { useState } from 'preact/hooks';
import type { LookView, RouterView, SplashLook } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { type Result, sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { LanguagesCard } from './languages.tsx';
import { LookFields } from './look-fields.tsx';
import { PLAIN_LOOK } from './look-form.ts';
import { LookPreview } from './preview.tsx';

interface Known {
  looks: LookView[];
  routers: RouterView[];
}

async function loadKnown(): Promise<Result<Known>> {
  const [looks, routers] = await Promise.all([api.looks(), api.routers()]);
  if (!looks.ok) return looks;
  if (!routers.ok) return routers;
  return { ok: true, value: { looks: looks.value, routers: routers.value } };
}

/** How the splash looks, beside the real page as it would be. */
export function LookScreen() {
  const text = useText();
  const known = useResource('looks', loadKnown);
  const [router, setRouter] = useState('all');
  return (
    <Page
      title={text.splash.title}
      back="/settings"
      actions={
        <>
          <LinkButton href="/settings/words">{text.splash.wording}</LinkButton>
          <LinkButton href="/settings/visits">{text.splash.visits}</LinkButton>
        </>
      }
    >
      <p class="soft">{text.splash.intro}</p>
      <Loaded of={known}>
        {({ looks, routers }) => (
          <>
            {routers.length > 0 && (
              <SelectField
                label={text.splash.whose}
                hint={text.splash.whoseHint}
                value={router}
                options={[
                  ['all', text.splash.everybody],
                  ...routers.map(({ id, name }): [string, string] => [id, name]),
                ]}
                onChange={setRouter}
              />
            )}
            <LookForm
              key={router}
              router={router}
              stored={looks.find((look) => look.router === router)?.look ?? null}
              onChanged={known.reload}
            />
          </>
        )}
      </Loaded>
      <LanguagesCard />
    </Page>
  );
}

function LookForm(props: { router: string; stored: SplashLook | null; onChanged(): void }) {
  const text = useText();
  const notify = useNotify();
  const [look, setLook] = useState(props.stored ?? PLAIN_LOOK);
  const { router, stored } = props;
  const putBack = () => (stored ? api.saveLook(router, stored) : api.dropLook(router));
  const submission = useSubmit({
    send: () => api.saveLook(props.router, look),
    done: () => {
      notify.done(text.common.saved, putBack);
      props.onChanged();
    },
  });
  const drop = async () => {
    const result = await api.dropLook(props.router);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    setLook(PLAIN_LOOK);
    notify.done(text.splash.dropped, putBack);
    props.onChanged();
  };
  return (
    <div class="beside">
      <div>
        <Form submission={submission} action={text.common.save}>
          <LookFields look={look} errors={submission.fields} onChange={setLook} />
        </Form>
        {props.stored !== null && (
          <p class="buttons">
            <Button kind="danger" onClick={() => void drop()}>
              {text.splash.drop}
            </Button>
          </p>
        )}
      </div>
      <LookPreview router={props.router} look={look} />
    </div>
  );
}
