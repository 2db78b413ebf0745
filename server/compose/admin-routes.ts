import { neighbourFinder } from '../adapters/neighbours/find-neighbours.ts';
import { relayBase } from '../adapters/relay/relay-client.ts';
import { diskSpace } from '../adapters/system/data-dir.ts';
import { download } from '../adapters/system/download.ts';
import { updateInbox } from '../adapters/system/update-inbox.ts';
import { zip } from '../adapters/system/zip.ts';
import { alarmRoutes } from '../features/alarms/routes.ts';
import { auditReadModel } from '../features/audit/read-model.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { backupRoutes } from '../features/backups/routes.ts';
import { watchedBackup } from '../features/backups/take-snapshot.ts';
import { exportReadModel } from '../features/exports/read-model.ts';
import { exportRoutes } from '../features/exports/routes.ts';
import { remembered } from '../features/health/remembered.ts';
import { healthRoutes } from '../features/health/routes.ts';
import { ledgerReadModel } from '../features/ledger/read-model.ts';
import { messageRoutes } from '../features/messages/routes.ts';
import { operatorRoutes } from '../features/operators/routes.ts';
import { permissionRoutes } from '../features/permissions/routes.ts';
import { addDemoPlans } from '../features/plans/add-plan.ts';
import { visiblePlans } from '../features/plans/portal-routes.ts';
import { planRoutes } from '../features/plans/routes.ts';
import { routerConfigRoutes } from '../features/router-configs/routes.ts';
import { routerRoutes } from '../features/routers/routes.ts';
import { selfTestRoutes } from '../features/self-test/routes.ts';
import { disconnectVoucher } from '../features/sessions/disconnect.ts';
import { endDevice } from '../features/sessions/end-device.ts';
import { sessionReadModel } from '../features/sessions/read-model.ts';
import { sessionRoutes } from '../features/sessions/routes.ts';
import { businessFields } from '../features/settings/business.ts';
import { settingRoutes } from '../features/settings/routes.ts';
import { siteReadModel } from '../features/sites/read-model.ts';
import { siteRoutes } from '../features/sites/routes.ts';
import { funnelRoutes } from '../features/splash/insight/funnel-routes.ts';
import { lookRoutes } from '../features/splash/look/look-routes.ts';
import { wordingRoutes } from '../features/splash/wording/wording-routes.ts';
import { standbyRoutes } from '../features/standby/routes.ts';
import { standbyView } from '../features/standby/view.ts';
import { tokenRoutes } from '../features/tokens/routes.ts';
import { troubleRoutes } from '../features/troubles/routes.ts';
import { UpdateFetcher } from '../features/updates/fetch-update.ts';
import { updateRoutes } from '../features/updates/routes.ts';
import { voucherReadModel } from '../features/vouchers/read-model.ts';
import { voucherRoutes } from '../features/vouchers/routes.ts';
import { voucherSearch } from '../features/vouchers/search-read-model.ts';
import type { AdminRoute } from '../ports/route.ts';
import { copiesReport } from './backups.ts';
import { confirmerIn } from './confirmer.ts';
import { hookPaths } from './hooks.ts';
import type { HttpParts } from './http-parts.ts';
import { moneyAdminRoutes } from './money.ts';
import { routerTrustIn, tellRouters } from './radius.ts';
import { overviewRoutes } from './reports.ts';
import { configTaker } from './router-configs.ts';
import { portalUrl, scriptContext } from './router-script.ts';
import { identityOf } from './shown-business.ts';

/** How old what the tablet says of books and audit log may be: looking takes seconds. */
const LOOK_INTERVAL_MS = 600_000;

/** Every route of `/api/v1`: the authorisation table and the OpenAPI document are made from it. */
export function adminRoutes(parts: HttpParts): AdminRoute[] {
  return [
    ...peopleRoutes(parts),
    ...salesRoutes(parts),
    ...networkRoutes(parts),
    ...boxRoutes(parts),
    ...overviewRoutes(parts),
  ];
}

/** Which providers are simulated, as it is at the moment of reading. */
function simulatedIn({ gateways }: HttpParts) {
  return {
    get payments() {
      return gateways.payments.usual.simulated;
    },
    get sms() {
      return gateways.sms.simulated;
    },
  };
}

function peopleRoutes(parts: HttpParts): AdminRoute[] {
  const { house } = parts;
  const operators = operatorRoutes({
    ...house,
    simulated: simulatedIn(parts),
    standing: () => parts.standby.standing,
    portalUrl: () => portalUrl(parts, ''),
    businessFields,
    setupPin: parts.setupPin,
    business: () => house.business.current(),
    async saveBusiness(stores, request) {
      const nowMs = house.clock.now();
      await stores.settings.set('business.name', request.businessName, nowMs);
      await stores.settings.set('business.currency', request.currency, nowMs);
      await stores.settings.set('business.timeZone', request.timeZone, nowMs);
    },
    afterSetup: () => house.reload(),
    addDemoPlans: (stores, actor) => addDemoPlans(house, stores, actor),
  });
  return [
    ...operators,
    ...permissionRoutes(house),
    ...tokenRoutes({ ...house, confirmIdentity: confirmerIn(house) }),
  ];
}

function salesRoutes(parts: HttpParts): AdminRoute[] {
  const { house } = parts;
  const { reader } = house.storage;
  return [
    ...planRoutes({ ...house, tellRouters }),
    ...voucherRoutes({
      ...house,
      readModel: voucherReadModel(reader),
      search: voucherSearch(reader),
      ...voucherOrders(parts),
    }),
    ...messageRoutes({
      ...parts.messages.deps,
      hookUrls: (provider) => (provider === 'africastalking' ? hookUrls(parts) : null),
    }),
    ...moneyAdminRoutes(house, parts.payments),
    ...exportRoutes({
      ...house,
      ...{ readModel: exportReadModel(reader), zip },
      shownSettings: () => house.settings.shown(),
    }),
  ];
}

function networkRoutes(parts: HttpParts): AdminRoute[] {
  const { house, nasControl } = parts;
  return [
    ...sessionRoutes({ ...house, nasControl, readModel: sessionReadModel(house.storage.reader) }),
    ...routerRoutes({
      ...house,
      kinds: parts.nasKinds,
      probe: parts.probe,
      findNeighbours: neighbourFinder(house),
      scriptContext: (router) => scriptContext(parts, router),
    }),
    ...routerConfigRoutes({ ...house, taker: configTaker(house) }),
    ...siteRoutes({ ...house, siteReadModel: siteReadModel(house.storage.reader) }),
    ...auditRoutes({ ...house, readModel: auditReadModel(house.storage.reader) }),
    ...troubleRoutes(house),
  ];
}

function boxRoutes(parts: HttpParts): AdminRoute[] {
  const { house, gateways } = parts;
  return [
    ...settingRoutes({ ...house, settingsChanged: () => settingsChanged(parts) }),
    ...wordingRoutes(house),
    ...funnelRoutes(house),
    ...lookRoutes({
      ...house,
      ...parts.splash,
      business: () => identityOf(house, gateways.payments.usual.simulated),
      listPlans: () => visiblePlans(house, null),
    }),
    ...alarmRoutes(house),
    ...updateRoutes(updatesOf(parts)),
    ...healthRoutes({
      ...house,
      simulated: simulatedIn(parts),
      paymentsConfigured: gateways.paymentsConfigured,
      providers: gateways.payments,
      discrepancies: remembered(house.clock, LOOK_INTERVAL_MS, () =>
        ledgerReadModel(house.storage.reader).discrepancies(),
      ),
      auditBroken: remembered(house.clock, LOOK_INTERVAL_MS, () =>
        house.database.read.audit.firstBroken(),
      ),
      publicUrl: house.config.publicUrl,
      smsProviders: () => gateways.sms.list().map(({ name }) => name),
      disk: () => diskSpace(house.config.dataDir),
      databaseIsWhole: () => house.storage.isWhole(),
      ...routerTrustIn(house),
      copies: () => copiesReport(house, parts.backups),
      standby: () => standbyView(parts.standby),
      gateway: () => parts.gateway.check(),
      maintenance: {
        backup: (file) => watchedBackup(house, () => house.storage.backup(file)),
        restore: parts.restore,
      },
    }),
    ...backupRoutes({ ...parts.backups, confirmIdentity: confirmerIn(house) }),
    ...selfTestRoutes(parts.selfTest.tester),
    ...standbyRoutes({ ...parts.standby, confirmIdentity: confirmerIn(house) }),
  ];
}

function updatesOf({ house, version }: HttpParts) {
  const { dataDir, boxDir } = house.config;
  const deps = { ...house, inbox: updateInbox(dataDir, boxDir), download };
  return { ...deps, version, fetcher: new UpdateFetcher(deps) };
}

/** What to register at the provider; paths alone while nobody outside could reach us. */
function hookUrls({ house }: HttpParts) {
  const { relay, publicUrl } = house.config;
  const base = relay ? relayBase(relay) : (publicUrl ?? '');
  const { report, inbound, ussd } = hookPaths(house);
  return { report: base + report, inbound: base + inbound, ussd: base + ussd };
}

async function settingsChanged({ house, gateways }: HttpParts): Promise<void> {
  await house.settings.load(house.database.read.settings);
  gateways.rebuild();
}

/** What routers are told about a voucher's live sessions. */
export function voucherOrders({ house, nasControl }: Pick<HttpParts, 'house' | 'nasControl'>) {
  const deps = { ...house, nasControl };
  return {
    disconnectVoucher: (voucherId: string) => disconnectVoucher(deps, voucherId),
    endDevice: (voucherId: string, mac: string) => endDevice(deps, voucherId, mac),
  };
}
