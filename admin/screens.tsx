import type { ComponentChildren } from 'preact';
import type { Permission } from './access.ts';
import { useOperator, useText } from './context.ts';
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
import { matchPath } from './match.ts';
import { usePath } from './navigation.tsx';
import { LinkButton } from './ui/button.tsx';
import { Page } from './ui/page.tsx';
import { EmptyState } from './ui/states.tsx';

interface Route {
  path: string;
  permission: Permission;
  show: (id: string) => ComponentChildren;
}

/** Every address of the app. Fixed words stand before parameters. */
const ROUTES: readonly Route[] = [
  { path: '/', permission: 'today', show: () => <TodayScreen /> },
  { path: '/more', permission: 'today', show: () => <MoreScreen /> },
  { path: '/plans', permission: 'plans', show: () => <PlansScreen /> },
  { path: '/plans/new', permission: 'plans.write', show: () => <NewPlanScreen /> },
  { path: '/plans/:id', permission: 'plans.write', show: (id) => <ChangePlanScreen id={id} /> },
  { path: '/customers', permission: 'customers', show: () => <CustomersScreen /> },
  { path: '/customers/:id', permission: 'customers', show: (id) => <PayerScreen paymentId={id} /> },
  { path: '/coupons', permission: 'coupons', show: () => <InOffice screen="CouponsScreen" /> },
  {
    path: '/coupons/new',
    permission: 'coupons',
    show: () => <InOffice screen="NewCouponScreen" />,
  },
  { path: '/vouchers', permission: 'vouchers', show: () => <BatchesScreen /> },
  { path: '/vouchers/new', permission: 'vouchers.create', show: () => <NewBatchScreen /> },
  {
    path: '/vouchers/import',
    permission: 'vouchers.import',
    show: () => <ImportCodesScreen />,
  },
  { path: '/vouchers/stock', permission: 'counter', show: () => <StockScreen /> },
  { path: '/vouchers/template', permission: 'splash', show: () => <TemplateScreen /> },
  { path: '/vouchers/all', permission: 'vouchers', show: () => <VouchersScreen /> },
  { path: '/vouchers/find', permission: 'vouchers', show: () => <FindVoucherScreen /> },
  { path: '/vouchers/batches/:id', permission: 'vouchers', show: (id) => <BatchScreen id={id} /> },
  { path: '/vouchers/:id', permission: 'vouchers', show: (id) => <VoucherScreen id={id} /> },
  { path: '/payments', permission: 'payments', show: () => <PaymentsScreen /> },
  { path: '/counter', permission: 'counter', show: () => <SellScreen /> },
  { path: '/counter/:id', permission: 'counter', show: (id) => <MobileSaleScreen id={id} /> },
  { path: '/reports', permission: 'days', show: () => <InOffice screen="ReportsScreen" /> },
  { path: '/reports/usage', permission: 'days', show: () => <InOffice screen="UsageScreen" /> },
  {
    path: '/reports/vouchers',
    permission: 'days',
    show: () => <InOffice screen="VouchersReportScreen" />,
  },
  { path: '/days', permission: 'days', show: () => <InOffice screen="DayScreen" /> },
  { path: '/payments/:id', permission: 'payments', show: (id) => <PaymentScreen id={id} /> },
  { path: '/messages', permission: 'messages', show: () => <MessagesScreen /> },
  {
    path: '/messages/words',
    permission: 'messages.write',
    show: () => <InOffice screen="MessageWordsScreen" />,
  },
  {
    path: '/messages/providers',
    permission: 'messages.write',
    show: () => <InOffice screen="SmsProvidersScreen" />,
  },
  { path: '/messages/:id', permission: 'messages', show: (id) => <MessageScreen id={id} /> },
  { path: '/sessions', permission: 'sessions', show: () => <SessionsScreen open /> },
  { path: '/sessions/all', permission: 'sessions', show: () => <SessionsScreen open={false} /> },
  { path: '/sessions/troubles', permission: 'sessions', show: () => <TroublesScreen /> },
  { path: '/sessions/:id', permission: 'sessions', show: (id) => <SessionScreen id={id} /> },
  { path: '/routers', permission: 'routers', show: () => <RoutersScreen /> },
  { path: '/routers/new', permission: 'routers.write', show: () => <NewRouterScreen /> },
  { path: '/routers/:id', permission: 'routers', show: (id) => <RouterScreen id={id} /> },
  { path: '/sites', permission: 'routers.write', show: () => <InOffice screen="SitesScreen" /> },
  {
    path: '/sites/new',
    permission: 'routers.write',
    show: () => <InOffice screen="NewSiteScreen" />,
  },
  {
    path: '/sites/:id',
    permission: 'routers.write',
    show: (id) => <InOffice screen="SiteScreen" id={id} />,
  },
  { path: '/staff', permission: 'staff', show: () => <InOffice screen="StaffScreen" /> },
  {
    path: '/staff/permissions',
    permission: 'staff',
    show: () => <InOffice screen="PermissionsScreen" />,
  },
  {
    path: '/staff/new',
    permission: 'staff.write',
    show: () => <InOffice screen="NewOperatorScreen" />,
  },
  {
    path: '/staff/:id',
    permission: 'staff.write',
    show: (id) => <InOffice screen="OperatorScreen" id={id} />,
  },
  { path: '/audit', permission: 'staff', show: () => <InOffice screen="AuditScreen" /> },
  { path: '/account', permission: 'today', show: () => <AccountScreen /> },
  { path: '/settings', permission: 'settings', show: () => <InOffice screen="SettingsScreen" /> },
  {
    path: '/settings/mpesa',
    permission: 'settings',
    show: () => <InOffice screen="MpesaScreen" />,
  },
  {
    path: '/settings/payments',
    permission: 'settings',
    show: () => <InOffice screen="MoneyRulesScreen" />,
  },
  { path: '/welcome/:id', permission: 'settings.write', show: (id) => <GuideScreen id={id} /> },
  { path: '/settings/backups', permission: 'backups', show: () => <BackupsScreen /> },
  { path: '/settings/standby', permission: 'backups', show: () => <StandbyScreen /> },
  {
    path: '/settings/update',
    permission: 'updates',
    show: () => <InOffice screen="UpdateScreen" />,
  },
  { path: '/settings/api', permission: 'settings', show: () => <InOffice screen="ApiScreen" /> },
  {
    path: '/settings/tokens',
    permission: 'tokens',
    show: () => <InOffice screen="TokensScreen" />,
  },
  { path: '/settings/look', permission: 'splash', show: () => <InOffice screen="LookScreen" /> },
  {
    path: '/settings/visits',
    permission: 'splash',
    show: () => <InOffice screen="VisitsScreen" />,
  },
  {
    path: '/settings/words',
    permission: 'splash',
    show: () => <InOffice screen="WordingScreen" />,
  },
];

export function Screens() {
  const path = usePath();
  const { may } = useOperator();
  for (const route of ROUTES) {
    const params = matchPath(route.path, path);
    // The key makes a new screen of each address, so nothing of the last one stays.
    if (!params) continue;
    // What is not allowed is not the detail of something that happens to be called so either.
    if (!may(route.permission)) break;
    return <div key={path}>{route.show(params.id ?? '')}</div>;
  }
  return <Missing />;
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
