import { useState } from 'preact/hooks';
import type { RouterConnection, RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useLanguage } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Commands } from './commands.tsx';
import { GUIDES, type GuidedKind } from './guide-text.ts';

/** How a router is connected that takes no script: steps in its own menus, with what to enter there. */
export function RouterGuide({ router }: { router: RouterView }) {
  const { text, language } = useLanguage();
  const connection = useResource(`connection of ${router.id}`, () =>
    api.routerConnection(router.id),
  );
  const guides = GUIDES[language];
  const kind: GuidedKind = isGuided(router.kind) ? router.kind : 'generic';
  return (
    <Card title={text.routers.guide}>
      <Loaded of={connection}>
        {(values) => (
          <>
            <ol class="steps">
              {guides[kind](values).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {kind !== 'unifi' && <Secret connection={values} />}
            <p class="soft">{text.routers.guideUntried}</p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

const isGuided = (kind: string): kind is GuidedKind => Object.hasOwn(GUIDES.en, kind);

/** Hidden from whoever looks over a shoulder. */
function Secret({ connection }: { connection: RouterConnection }) {
  const { text } = useLanguage();
  const [shown, setShown] = useState(false);
  return (
    <>
      {shown && <Commands text={connection.secret} />}
      <div class="buttons">
        {shown ? (
          <CopyButton content={connection.secret} />
        ) : (
          <Button onClick={() => setShown(true)}>{text.routers.secretShow}</Button>
        )}
      </div>
    </>
  );
}
