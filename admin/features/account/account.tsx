import { useText } from '../../context.ts';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { ChangePassword } from './change-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { TwoFactor } from './two-factor.tsx';

/** What belongs to the person who is logged in. */
export function AccountScreen() {
  const text = useText();
  return (
    <Page title={text.account.title} narrow>
      <TwoFactor />
      <ChangePassword />
      <OwnSessions />
      <Card title={text.account.keyboard}>
        <Facts
          facts={[
            ['Alt + 1 … 9', text.account.keyScreens],
            ['Alt + F', text.today.find],
            ['Alt + S', text.counter.title],
            ['Alt + N', text.vouchers.create],
          ]}
        />
      </Card>
    </Page>
  );
}
