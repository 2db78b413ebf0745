import type { SplashNotice, SplashView } from '../server/contract/splash.ts';
import type { Live } from './live.ts';
import { Page } from './pages.tsx';
import { Logo } from './parts.tsx';

/** One view as HTML: the same on the server and in the browser, where `live` moves it. */
export function App({ view, live }: { view: SplashView; live: Live }) {
  const { text } = view;
  const tone = view.page === 'purchase' ? ` is-${view.status}` : '';
  return (
    <>
      <a class="skip" href="#content">
        {text.skipToContent}
      </a>
      {view.simulated && <aside class="simulated">{text.simulated}</aside>}
      <header>
        <Logo picture={view.logo} />
        <span class="business">{view.businessName}</span>
      </header>
      <nav aria-label={text.navigation} class="tabs">
        <NavigationLinks view={view} from={0} to={3} />
      </nav>
      <main id="content" class={`page-${view.page}${tone}`}>
        {live.offline && (
          <Notice
            notice={{ tone: 'info', title: text.offlineTitle, message: text.offlineMessage }}
          />
        )}
        {view.notice !== null && <Notice notice={view.notice} />}
        {view.announcement !== null && <p class="announcement">{view.announcement}</p>}
        <Heading view={view} />
        <Page view={view} live={live} />
      </main>
      <footer>
        <nav aria-label={text.language} class="languages">
          {view.languages.map((item) => (
            <a
              key={item.language}
              href={item.href}
              lang={item.language}
              hreflang={item.language}
              aria-current={item.current ? 'true' : undefined}
            >
              {item.name}
            </a>
          ))}
        </nav>
        <p class="more">
          <NavigationLinks view={view} from={3} to={5} />
        </p>
      </footer>
    </>
  );
}

function NavigationLinks({ view, from, to }: { view: SplashView; from: number; to: number }) {
  return (
    <>
      {view.navigation.slice(from, to).map((item) => (
        <a key={item.page} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
        </a>
      ))}
    </>
  );
}

/** On a purchase the heading is what changes, so a screen reader is told of it. */
function Heading({ view }: { view: SplashView }) {
  const heading = <h1 tabIndex={-1}>{view.heading}</h1>;
  if (view.page !== 'purchase') return heading;
  return (
    <div class="state" role="status">
      <span class="sign" aria-hidden="true" />
      {heading}
      <p class="intro">{view.message}</p>
    </div>
  );
}

function Notice({ notice }: { notice: SplashNotice }) {
  return (
    <div class={`notice ${notice.tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <strong>{notice.title}</strong>
      <p>{notice.message}</p>
    </div>
  );
}
