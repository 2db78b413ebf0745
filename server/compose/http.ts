import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Koa from 'koa';
import { createAdminApp } from '../adapters/http/admin-app.ts';
import { createClosedApp } from '../adapters/http/closed-app.ts';
import type { AnswerHook } from '../adapters/http/hooks.ts';
import { createMetrics, type Metrics } from '../adapters/http/metrics.ts';
import type { Answers } from '../adapters/http/openapi.ts';
import { createPortalApp } from '../adapters/http/portal-app.ts';
import { operatorOfToken } from '../features/operators/sign-in.ts';
import { EVERYTHING } from '../features/permissions/permission-book.ts';
import { planPortalRoutes } from '../features/plans/portal-routes.ts';
import { purchasePortalRoutes } from '../features/purchases/portal-routes.ts';
import { fetchScript } from '../features/routers/router-script.ts';
import { mikrotikLoginPage } from '../features/routers/script.ts';
import { captivePortalStatus, sessionPortalRoutes } from '../features/sessions/portal-routes.ts';
import { splashPages } from '../features/splash/routes.ts';
import { voucherPortalRoutes } from '../features/vouchers/portal-routes.ts';
import { adminRoutes, voucherOrders } from './admin-routes.ts';
import { buildHooks } from './hooks.ts';
import type { House } from './house.ts';
import type { HttpParts } from './http-parts.ts';
import { onlyWhatIsIdle } from './idle.ts';
import { loadSplash } from './load-splash.ts';
import { knownRouterKey } from './router-configs.ts';
import { scriptContext } from './router-script.ts';
import { balanceOf, splashServices } from './splash.ts';

export async function buildHttp(
  given: Omit<HttpParts, 'splash'>,
): Promise<{ portal: Koa; admin: Koa; answerHook: AnswerHook }> {
  const splash = await loadSplash(join(given.distFolder, 'portal'));
  const parts = { ...given, splash };
  const { house } = parts;
  const metrics = createMetrics(house.clock, () => countsOf(house));
  const answerHook = buildHooks(parts, metrics);
  const { log } = house;
  const isOpen = parts.standby.standing === 'open';
  const portal = isOpen
    ? await buildPortal(parts, metrics, answerHook)
    : createClosedApp({ log, health: parts.health });
  const admin = createAdminApp({
    log: house.log,
    version: parts.version,
    health: parts.health,
    observe: metrics.observe('admin'),
    routes: onlyWhatIsIdle(adminRoutes(parts), parts.standby.standing),
    answers: answersIn(parts.distFolder),
    assetFolder: join(parts.distFolder, 'admin'),
    picture: (id) => house.database.read.splash.findPicture(id),
    async operatorOf(token) {
      const operator = await operatorOfToken(house, token);
      if (!operator) return null;
      const { username, id, role } = operator;
      const permissions = house.permissions.of(role);
      return { name: `operator:${username}`, operatorId: id, permissions };
    },
    bearerOf: (secret, address) => house.bearers.actorOf(secret, address),
    everything: EVERYTHING,
    controlToken: parts.controlToken,
    metrics: () => metrics.render(),
  });
  return { portal, admin, answerHook };
}

/** Made by the build; a server that runs from its sources describes its answers as anything. */
function answersIn(distFolder: string): Answers {
  const path = join(distFolder, 'server', 'answers.json');
  if (!existsSync(path)) return { answers: {}, schemas: {} };
  return JSON.parse(readFileSync(path, 'utf8')) as Answers;
}

async function buildPortal(
  parts: HttpParts,
  metrics: Metrics,
  answerHook: AnswerHook,
): Promise<Koa> {
  const { house, payments, gateways } = parts;
  const { purchaseDeps } = payments;
  const { render, styleSource } = parts.splash;
  const binauthScript = readFileSync(
    join(parts.distFolder, '..', 'deploy', 'opennds', 'mlango-binauth.sh'),
    'utf8',
  );
  const services = splashServices({
    ...{ house, purchaseDeps, controllers: parts.controllers, gateway: parts.gateway },
    orders: { ...house, nasControl: parts.nasControl },
    vouchers: voucherOrders(parts),
    simulated: () => gateways.payments.usual.simulated,
  });
  return createPortalApp({
    log: house.log,
    publicUrl: house.config.publicUrl,
    health: parts.health,
    observe: metrics.observe('portal'),
    apiRoutes: [
      ...planPortalRoutes(house),
      ...purchasePortalRoutes({ ...house, ...purchaseDeps }),
      ...voucherPortalRoutes({ ...house, ...voucherOrders(parts) }),
      ...sessionPortalRoutes({ ...house, present: balanceOf(house) }),
    ],
    splash: splashPages({ ...house, services, render }),
    assetFolder: join(parts.distFolder, 'portal', 'client'),
    styleSources: () => house.looks.themes().map(styleSource),
    picture: (id) => house.looks.picture(id),
    captiveStatus: (address, portalUrl) => captivePortalStatus(house, address, portalUrl),
    routerFiles: {
      'login.html': { type: 'text/html', make: mikrotikLoginPage },
      'mlango-key.pub': { type: 'text/plain', make: () => `${knownRouterKey(house)}\n` },
      'mlango-binauth.sh': { type: 'text/plain', make: () => binauthScript },
    },
    takeRouterScript: (token, address) =>
      fetchScript(
        { ...house, scriptContext: (router) => scriptContext(parts, router) },
        token,
        address,
      ),
    deviceAt: parts.gateway.parametersFor,
    binauth: parts.controllers.binauth,
    hooks: answerHook,
  });
}

async function countsOf(house: House) {
  const { reader } = house.storage;
  const [open] = await reader('sessions').whereNull('stopped_at').count({ count: '*' });
  const rows: { state: string; count: number }[] = await reader('purchases')
    .groupBy('state')
    .select('state', reader.raw('count(*) AS count'));
  const purchases = Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
  return { openSessions: Number(open?.count ?? 0), purchases };
}
