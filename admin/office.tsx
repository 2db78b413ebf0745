/**
 * The screens for the office: what is looked at now and then, kept out of the first load so that the
 * counter opens quickly on the cheapest tablet.
 */
export { ApiScreen } from './features/api/api-screen.tsx';
export { AuditScreen } from './features/audit/audit.tsx';
export { DayScreen } from './features/counter/day.tsx';
export { CouponsScreen } from './features/coupons/coupons.tsx';
export { NewCouponScreen } from './features/coupons/new-coupon.tsx';
export { LookScreen } from './features/look/look.tsx';
export { VisitsScreen } from './features/look/visits.tsx';
export { WordingScreen } from './features/look/wording.tsx';
export { SmsProvidersScreen } from './features/messages/providers.tsx';
export { MessageWordsScreen } from './features/messages/words.tsx';
export { MpesaScreen } from './features/mpesa/mpesa.tsx';
export { ReportsScreen } from './features/reports/reports.tsx';
export { UsageScreen } from './features/reports/usage.tsx';
export { VouchersReportScreen } from './features/reports/vouchers.tsx';
export { MoneyRulesScreen } from './features/settings/money-rules.tsx';
export { SettingsScreen } from './features/settings/settings.tsx';
export { NewSiteScreen, SiteScreen } from './features/sites/site.tsx';
export { SitesScreen } from './features/sites/sites.tsx';
export { NewOperatorScreen } from './features/staff/add-operator.tsx';
export { OperatorScreen } from './features/staff/operator.tsx';
export { PermissionsScreen } from './features/staff/permissions.tsx';
export { StaffScreen } from './features/staff/staff.tsx';
export { TokensScreen } from './features/tokens/tokens.tsx';
export { UpdateScreen } from './features/update/update.tsx';
