import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../api.ts';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import type { ApiDocument } from './document.ts';

/** What programs can ask the box; the page that shows it is fetched when it is opened. */
export function ApiScreen() {
  const text = useText();
  const document = useResource('openapi', () => ask<ApiDocument>('GET', '/openapi.json'));
  const [shown, setShown] = useState<{
    ApiPage: ComponentType<{ document: ApiDocument }>;
  } | null>(null);
  useEffect(() => {
    void import('./api-page.tsx').then(setShown);
  }, []);
  return (
    <Page
      title={text.api.title}
      back="/settings"
      actions={<LinkButton href="/settings/tokens">{text.tokens.open}</LinkButton>}
    >
      <p class="intro">{text.api.intro}</p>
      <p>
        <a class="button quiet" href="/api/v1/openapi.json" download="mlango-openapi.json">
          <span>{text.api.download}</span>
        </a>
      </p>
      <Loaded of={document}>{(value) => shown && <shown.ApiPage document={value} />}</Loaded>
    </Page>
  );
}
