import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { navigationOf, SCREEN_PATHS, type Screen } from '../access.ts';
import { useLanguage, useOperator, useText } from '../context.ts';
import { Link, usePath } from '../navigation.tsx';
import { useShortcuts } from '../shortcuts.ts';
import { LANGUAGES, texts } from '../text/index.ts';
import { Button, LinkButton } from './button.tsx';
import { Icon, Logo } from './icon.tsx';

/** Entries of the bar on phones; a fifth place is for "More". */
const BAR_PLACES = 4;

const isUnder = (screen: Screen, path: string) =>
  screen === 'today' ? path === '/' : path.startsWith(SCREEN_PATHS[screen]);

/** What stands around every screen: the navigation, who is logged in, what the box simulates. */
export function Shell({ children }: { children: ComponentChildren }) {
  const text = useText();
  const { me, may } = useOperator();
  const path = usePath();
  const screens = navigationOf(me.permissions);
  useShortcuts();
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {text.common.skip}
      </a>
      <header class="top">
        <Logo />
        <p class="business">{me.business.name}</p>
        {may('customers') && (
          <Link href="/customers" class="search">
            <Icon name="find" />
            <span class="sr-only">{text.customers.title}</span>
          </Link>
        )}
      </header>
      <aside class="side">
        <div class="side-head">
          <Logo />
          <p class="business">{me.business.name}</p>
        </div>
        <nav aria-label={text.nav.label}>
          {may('customers') && (
            <Link href="/customers" current={path.startsWith('/customers')}>
              <Icon name="find" />
              <span>{text.nav.find}</span>
            </Link>
          )}
          {screens.map((screen) => (
            <NavigationLink key={screen} screen={screen} path={path} />
          ))}
        </nav>
        <div class="side-foot">
          <p class="who">{text.common.loggedInAs(me.name)}</p>
          <LinkButton kind="plain" href="/account">
            {text.account.title}
          </LinkButton>
          <LanguageSwitch />
          <LogOutButton />
        </div>
      </aside>
      <div class="content">
        <Banners />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar screens={screens} path={path} />
    </div>
  );
}

function NavigationLink({ screen, path }: { screen: Screen; path: string }) {
  const text = useText();
  return (
    <Link href={SCREEN_PATHS[screen]} current={isUnder(screen, path)}>
      <Icon name={screen} />
      <span>{text.nav[screen]}</span>
    </Link>
  );
}

function BottomBar({ screens, path }: { screens: Screen[]; path: string }) {
  const text = useText();
  const shown = screens.slice(0, BAR_PLACES);
  const inMore = path === '/more' || screens.slice(BAR_PLACES).some((s) => isUnder(s, path));
  return (
    <nav class="bar" aria-label={text.nav.label}>
      {shown.map((screen) => (
        <NavigationLink key={screen} screen={screen} path={path} />
      ))}
      <Link href="/more" current={inMore}>
        <Icon name="more" />
        <span>{text.nav.more}</span>
      </Link>
    </nav>
  );
}

function Banners() {
  const text = useText();
  const { me } = useOperator();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  const { payments, sms } = me.simulated;
  const kind = payments && sms ? 'both' : payments ? 'payments' : sms ? 'sms' : null;
  return (
    <>
      {!online && (
        <p class="banner bad" role="status">
          {text.common.offlineBar}
        </p>
      )}
      {me.standing !== 'open' && (
        <p class="banner bad" role="status">
          {text.standby.banner[me.standing]}
        </p>
      )}
      {kind && (
        <p class="banner" role="status">
          {text.simulated[kind]}
        </p>
      )}
    </>
  );
}

/** Leads to the other language, in its own name. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = LANGUAGES.find((known) => known !== language);
  if (!other) return null;
  return (
    <button type="button" class="language" lang={other} onClick={() => setLanguage(other)}>
      {texts[other].name}
    </button>
  );
}

export function LogOutButton() {
  const text = useText();
  const { logOut } = useOperator();
  return (
    <Button kind="plain" icon="logOut" onClick={logOut}>
      {text.common.logOut}
    </Button>
  );
}
