import { ask } from '../../api.ts';
import { useText } from '../../context.ts';
import { lazy } from '../../lazy.tsx';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import type { ApiDocument } from './document.ts';

const ApiPage = lazy(async () => (await import('./api-page.tsx')).ApiPage);

/** What programs can ask the box; the page that shows it is fetched when it is opened. */
export function ApiScreen() {
  const text = useText();
  const document = useResource('openapi', () => ask<ApiDocument>('GET', '/openapi.json'));
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
      <Loaded of={document}>{(value) => <ApiPage document={value} />}</Loaded>
    </Page>
  );
}
