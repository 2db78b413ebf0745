import type { Knex } from 'knex';
import { alarmStore } from './features/alarms/store.ts';
import { auditStore } from './features/audit/store.ts';
import { customerStore } from './features/customers/store.ts';
import { ledgerStore } from './features/ledger/store.ts';
import { messageStore } from './features/messages/store.ts';
import { offerStore } from './features/offers/store.ts';
import { operatorStore } from './features/operators/store.ts';
import { permissionStore } from './features/permissions/store.ts';
import { planStore } from './features/plans/store.ts';
import { purchaseStore } from './features/purchases/store.ts';
import { refundStore } from './features/refunds/store.ts';
import { reportStore } from './features/reports/store.ts';
import { routerConfigStore } from './features/router-configs/store.ts';
import { routerStore } from './features/routers/store.ts';
import { selfTestStore } from './features/self-test/store.ts';
import { sessionStore } from './features/sessions/store.ts';
import { settingStore } from './features/settings/store.ts';
import { siteStore } from './features/sites/store.ts';
import { splashStore } from './features/splash/store.ts';
import { statementStore } from './features/statements/store.ts';
import { stockStore } from './features/stock/store.ts';
import { tillStore } from './features/tills/store.ts';
import { tokenStore } from './features/tokens/store.ts';
import { troubleStore } from './features/troubles/store.ts';
import { ussdStore } from './features/ussd/store.ts';
import { voucherStore } from './features/vouchers/store.ts';
import type { Stores } from './ports/stores.ts';

/** Every store bound to one connection or transaction; part of the composition root. */
export function bindStores(knex: Knex): Stores {
  return {
    plans: planStore(knex),
    vouchers: voucherStore(knex),
    purchases: purchaseStore(knex),
    ledger: ledgerStore(knex),
    statements: statementStore(knex),
    refunds: refundStore(knex),
    tills: tillStore(knex),
    stock: stockStore(knex, voucherStore(knex)),
    offers: offerStore(knex),
    customers: customerStore(knex),
    sessions: sessionStore(knex),
    messages: messageStore(knex),
    alarms: alarmStore(knex),
    ussd: ussdStore(knex),
    routers: routerStore(knex),
    routerConfigs: routerConfigStore(knex),
    sites: siteStore(knex),
    troubles: troubleStore(knex),
    operators: operatorStore(knex),
    permissions: permissionStore(knex),
    tokens: tokenStore(knex),
    settings: settingStore(knex),
    selfTest: selfTestStore(knex, { routers: routerStore(knex), vouchers: voucherStore(knex) }),
    splash: splashStore(knex),
    reports: reportStore(knex),
    audit: auditStore(knex),
  };
}
