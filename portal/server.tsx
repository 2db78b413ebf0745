import { renderToString } from 'preact-render-to-string';
import type { SplashView } from '../server/contract/splash.ts';
import { App } from './app.tsx';
import { still } from './live.ts';

/**
 * The whole HTML document of a view. The style travels inside it, since asking for it separately
 * would double the time until a customer on a slow network sees anything; the policy lets this one
 * text in by its digest.
 * @param assets the built style sheet as text, and the URL of the built script.
 */
export function renderSplash(view: SplashView, assets: { css: string; js: string }): string {
  const refresh = 'refreshSeconds' in view ? view.refreshSeconds : null;
  const head = renderToString(
    <head>
      <meta charSet="utf-8" />
      <title>{view.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML={{ __html: assets.css }} />
      <script defer src={assets.js} />
      {refresh !== null && (
        <noscript>
          <meta httpEquiv="refresh" content={String(refresh)} />
        </noscript>
      )}
    </head>,
  );
  const body = renderToString(<App view={view} live={still} />);
  return (
    `<!doctype html><html lang="${view.language}" dir="${view.direction}">${head}` +
    `<body><script type="application/json" id="view">${scriptJson(view)}</script>` +
    `<div id="app">${body}</div></body></html>`
  );
}

/** JSON which cannot end its script element, whatever a parameter contains. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
