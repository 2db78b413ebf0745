import { useState } from 'preact/hooks';
import type { SplashLook } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { PLAIN_LOOK } from '../look/look-form.ts';
import { PictureField } from '../look/picture-field.tsx';

export function LogoStep() {
  const text = useText();
  const looks = useResource('looks', api.looks);
  return (
    <Card>
      <Loaded of={looks}>
        {(list) => (
          <LogoForm look={list.find(({ router }) => router === 'all')?.look ?? PLAIN_LOOK} />
        )}
      </Loaded>
      <div class="buttons">
        <LinkButton href="/settings/look">{text.guide.moreLook}</LinkButton>
      </div>
    </Card>
  );
}

function LogoForm({ look }: { look: SplashLook }) {
  const text = useText();
  const notify = useNotify();
  const [logo, setLogo] = useState(look.logo);
  const submission = useSubmit({
    send: () => api.saveLook('all', { ...look, logo }),
    done: () => notify.done(text.common.saved),
  });
  return (
    <Form submission={submission} action={text.common.save}>
      {logo && <img class="guide-logo" src={`/brand/${logo}.png`} alt="" />}
      <PictureField label={text.splash.logo} use="logo" value={logo} onChange={setLogo} />
    </Form>
  );
}
