import type { ComponentChildren } from 'preact';
import { type Address, findAddress } from './addresses.ts';
import { useText } from './context.ts';
import { AccountScreen } from './features/account/account.tsx';
import { MobileSaleScreen } from './features/counter/mobile-sale.tsx';
import { SellScreen } from './features/counter/sell.tsx';
import { CustomersScreen, PayerScreen } from './features/customers/customers.tsx';
import { GuideScreen } from './features/guide/guide.tsx';
import { MessageScreen } from './features/messages/message.tsx';
import { MessagesScreen } from './features/messages/messages.tsx';
import { MoreScreen } from './features/more.tsx';
import { PaymentScreen } from './features/payments/payment.tsx';
import { PaymentsScreen } from './features/payments/payments.tsx';
import { ChangePlanScreen, NewPlanScreen } from './features/plans/edit-plan.tsx';
import { PlansScreen } from './features/plans/plans.tsx';
import { NewRouterScreen } from './features/routers/add-router.tsx';
import { ChangeRouterScreen } from './features/routers/change-router.tsx';
import { RouterScreen } from './features/routers/router.tsx';
import { RoutersScreen } from './features/routers/routers.tsx';
import { SessionScreen } from './features/sessions/session.tsx';
import { SessionsScreen } from './features/sessions/sessions.tsx';
import { TroublesScreen } from './features/sessions/troubles.tsx';
import { TodayScreen } from './features/today/today.tsx';
import { BatchScreen } from './features/vouchers/batch.tsx';
import { BatchesScreen } from './features/vouchers/batches.tsx';
import { FindVoucherScreen } from './features/vouchers/find-voucher.tsx';
import { NewBatchScreen } from './features/vouchers/new-batch.tsx';
import { VoucherScreen } from './features/vouchers/voucher.tsx';
import { VouchersScreen } from './features/vouchers/vouchers.tsx';
import { InOffice } from './in-office.tsx';
import {
  BackupsScreen,
  ImportCodesScreen,
  StandbyScreen,
  StockScreen,
  TemplateScreen,
} from './lazy-screens.tsx';
import { useMayOpen } from './may-open.ts';
import { usePath } from './navigation.tsx';
import { LinkButton } from './ui/button.tsx';
import { Page } from './ui/page.tsx';
import { EmptyState } from './ui/states.tsx';

/** What is shown at each address; a fixed word in an address wins over a parameter. */
const SHOWN: Record<Address, (id: string) => ComponentChildren> = {
  '/': () => <TodayScreen />,
  '/more': () => <MoreScreen />,
  '/plans': () => <PlansScreen />,
  '/plans/new': () => <NewPlanScreen />,
  '/plans/:id': (id) => <ChangePlanScreen id={id} />,
  '/customers': () => <CustomersScreen />,
  '/customers/:id': (id) => <PayerScreen paymentId={id} />,
  '/coupons': () => <InOffice screen="CouponsScreen" />,
  '/coupons/new': () => <InOffice screen="NewCouponScreen" />,
  '/vouchers': () => <BatchesScreen />,
  '/vouchers/new': () => <NewBatchScreen />,
  '/vouchers/import': () => <ImportCodesScreen />,
  '/vouchers/stock': () => <StockScreen />,
  '/vouchers/template': () => <TemplateScreen />,
  '/vouchers/all': () => <VouchersScreen />,
  '/vouchers/find': () => <FindVoucherScreen />,
  '/vouchers/batches/:id': (id) => <BatchScreen id={id} />,
  '/vouchers/:id': (id) => <VoucherScreen id={id} />,
  '/payments': () => <PaymentsScreen />,
  '/counter': () => <SellScreen />,
  '/counter/:id': (id) => <MobileSaleScreen id={id} />,
  '/reports': () => <InOffice screen="ReportsScreen" />,
  '/reports/usage': () => <InOffice screen="UsageScreen" />,
  '/reports/vouchers': () => <InOffice screen="VouchersReportScreen" />,
  '/days': () => <InOffice screen="DayScreen" />,
  '/payments/:id': (id) => <PaymentScreen id={id} />,
  '/messages': () => <MessagesScreen />,
  '/messages/words': () => <InOffice screen="MessageWordsScreen" />,
  '/messages/providers': () => <InOffice screen="SmsProvidersScreen" />,
  '/messages/:id': (id) => <MessageScreen id={id} />,
  '/sessions': () => <SessionsScreen open />,
  '/sessions/all': () => <SessionsScreen open={false} />,
  '/sessions/troubles': () => <TroublesScreen />,
  '/sessions/:id': (id) => <SessionScreen id={id} />,
  '/routers': () => <RoutersScreen />,
  '/routers/new': () => <NewRouterScreen />,
  '/routers/:id': (id) => <RouterScreen id={id} />,
  '/routers/:id/change': (id) => <ChangeRouterScreen id={id} />,
  '/sites': () => <InOffice screen="SitesScreen" />,
  '/sites/new': () => <InOffice screen="NewSiteScreen" />,
  '/sites/:id': (id) => <InOffice screen="SiteScreen" id={id} />,
  '/staff': () => <InOffice screen="StaffScreen" />,
  '/staff/permissions': () => <InOffice screen="PermissionsScreen" />,
  '/staff/new': () => <InOffice screen="NewOperatorScreen" />,
  '/staff/:id': (id) => <InOffice screen="OperatorScreen" id={id} />,
  '/audit': () => <InOffice screen="AuditScreen" />,
  '/account': () => <AccountScreen />,
  '/settings': () => <InOffice screen="SettingsScreen" />,
  '/settings/mpesa': () => <InOffice screen="MpesaScreen" />,
  '/settings/payments': () => <InOffice screen="MoneyRulesScreen" />,
  '/welcome/:id': (id) => <GuideScreen id={id} />,
  '/settings/backups': () => <BackupsScreen />,
  '/settings/standby': () => <StandbyScreen />,
  '/settings/update': () => <InOffice screen="UpdateScreen" />,
  '/settings/api': () => <InOffice screen="ApiScreen" />,
  '/settings/tokens': () => <InOffice screen="TokensScreen" />,
  '/settings/look': () => <InOffice screen="LookScreen" />,
  '/settings/visits': () => <InOffice screen="VisitsScreen" />,
  '/settings/words': () => <InOffice screen="WordingScreen" />,
};

export function Screens() {
  const path = usePath();
  const mayOpen = useMayOpen();
  const found = findAddress(path);
  if (!found || !mayOpen(path)) return <Missing />;
  // The key makes a new screen of each address, so nothing of the last one stays.
  return <div key={path}>{SHOWN[found.address](found.id)}</div>;
}

function Missing() {
  const text = useText();
  return (
    <Page title={text.missing.title}>
      <EmptyState>
        <p>{text.missing.sentence}</p>
        <div class="buttons">
          <LinkButton kind="primary" href="/">
            {text.missing.action}
          </LinkButton>
        </div>
      </EmptyState>
    </Page>
  );
}
