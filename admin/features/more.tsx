import { navigationOf, SCREEN_PATHS } from '../access.ts';
import { useOperator, useText } from '../context.ts';
import { Link } from '../navigation.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { LanguageSwitch, LogOutButton } from '../ui/shell.tsx';

/** On phones: the screens that have no place in the bar. */
export function MoreScreen() {
  const text = useText();
  const { me } = useOperator();
  return (
    <Page title={text.nav.more} narrow>
      <ul class="menu card">
        {navigationOf(me.permissions).map((screen) => (
          <li key={screen}>
            <Link href={SCREEN_PATHS[screen]}>
              <Icon name={screen} />
              <span>{text.nav[screen]}</span>
              <Icon name="chevron" />
            </Link>
          </li>
        ))}
      </ul>
      <p class="soft">{`${text.common.loggedInAs(me.name)} (${text.roles[me.role]})`}</p>
      <div class="buttons">
        <LinkButton href="/account">{text.account.title}</LinkButton>
        <LanguageSwitch />
        <LogOutButton />
      </div>
    </Page>
  );
}
