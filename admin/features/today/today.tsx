import { useOperator, useText } from '../../context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Health } from './health.tsx';
import { LastPayments } from './last-payments.tsx';
import { OnlineTile, PaidTile, VouchersTile } from './tiles.tsx';

/** The first screen: how the shop does, and whether the box is well. */
export function TodayScreen() {
  const text = useText();
  const { may } = useOperator();
  const sells = may('vouchers');
  return (
    <Page
      title={text.today.title}
      actions={
        sells && (
          <>
            <LinkButton icon="find" href="/vouchers/find">
              {text.today.find}
            </LinkButton>
            <LinkButton kind="primary" icon="add" href="/vouchers/new">
              {text.today.sell}
            </LinkButton>
          </>
        )
      }
    >
      <div class="tiles">
        {may('payments') && <PaidTile />}
        <OnlineTile />
        {sells && <VouchersTile />}
      </div>
      {may('plans.write') && <FirstSteps />}
      <div class="dashboard">
        {may('payments') && <LastPayments />}
        <Health />
      </div>
    </Page>
  );
}
