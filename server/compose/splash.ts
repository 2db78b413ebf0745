import type { RouterParameters } from '../contract/portal.ts';
import { parseMac } from '../core/mac.ts';

import { macInParameters, OWN_GATEWAY } from '../core/router-parameters.ts';

import { maskVoucherCode } from '../core/voucher-code.ts';

import { visiblePlans } from '../features/plans/portal-routes.ts';
import { claimPayment } from '../features/purchases/claim-payment.ts';
import type { PurchaseDeps } from '../features/purchases/deps.ts';
import { giveTrial } from '../features/purchases/give-trial.ts';
import {
  checkResend,
  createResendThrottle,
  sendCodeAgain,
} from '../features/purchases/send-code-again.ts';
import { startPurchase } from '../features/purchases/start-purchase.ts';
import { viewPurchase } from '../features/purchases/view-purchase.ts';
import { deviceSession } from '../features/sessions/device-session.ts';
import { disconnectSession } from '../features/sessions/disconnect.ts';
import type { OrderDeps } from '../features/sessions/order.ts';

import { perVersion } from '../features/settings/per-version.ts';
import { purchaseHistory } from '../features/splash/history.ts';
import type { SplashServices } from '../features/splash/services.ts';

import { languageOffer } from '../features/splash/settings.ts';
import { troubleNotes } from '../features/troubles/note-trouble.ts';

import { replaceOldestDevice } from '../features/vouchers/devices.ts';
import { guessedVoucher } from '../features/vouchers/find-voucher.ts';
import { pauseVoucher, resumeVoucher } from '../features/vouchers/pause.ts';
import type { VoucherPortalDeps } from '../features/vouchers/portal-routes.ts';
import { presentBalance } from '../features/vouchers/present.ts';
import { redeem } from '../features/vouchers/redeem.ts';
import { AppError } from '../ports/errors.ts';
import type { VoucherRecord } from '../ports/stores.ts';
import type { Controllers } from './controllers.ts';
import type { Gateway } from './gateway.ts';
import type { House } from './house.ts';
import { routerOf } from './places.ts';
import { businessSeenFrom } from './shown-business.ts';

type Refusal = { code: string; message: string; fields?: Record<string, string> };

/** A refusal as a value; faults go on to the error handler. */
async function attempt<T extends object>(
  work: () => Promise<T>,
): Promise<({ ok: true } & T) | { ok: false; error: Refusal }> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, fields } = error;
    return { ok: false, error: fields ? { code, message, fields } : { code, message } };
  }
}

interface SplashParts {
  house: House;
  purchaseDeps: PurchaseDeps;
  controllers: Controllers;
  gateway: Gateway;
  orders: OrderDeps;
  vouchers: Pick<VoucherPortalDeps, 'endDevice' | 'disconnectVoucher'>;
  simulated(): boolean;
}

/** The same use cases as the portal's API, for the pages of the splash. */
export function splashServices(parts: SplashParts): SplashServices {
  const { house, purchaseDeps, controllers, gateway, simulated } = parts;
  const stores = house.database.read;
  const noteTrouble = troubleNotes(house);
  const views = { ...house, providers: purchaseDeps.providers };
  return {
    languages: perVersion(house.settings, languageOffer),
    business: businessSeenFrom(house, simulated),
    words: (language) => house.wording.text(language),
    recordConsent: (consent) => recordConsent(house, consent),
    placeOf: house.placeOf,
    noteArrival(router) {
      const known = routerOf(house, router);
      if (known) house.contacts.visited(known.id);
    },
    listPlans: (place, graceMinutes) => visiblePlans(house, place, graceMinutes),
    startPurchase: ({ ontoOwn, ...input }) =>
      attempt(async () => {
        const own = ontoOwn && !input.topUp ? await ownVoucher(house, input.clientAddress) : null;
        if (ontoOwn && !input.topUp && !own) {
          throw new AppError(422, 'code_invalid', 'Type the code that you want to add to.');
        }
        const purchase = await startPurchase(purchaseDeps, { ...input, ...(own && { onto: own }) });
        return { purchase: await viewPurchase(views, stores, purchase, {}, input.language) };
      }),
    retryPurchase: (id, router, language, clientAddress) =>
      attempt(async () => {
        const known = await stores.purchases.find(id);
        if (!known) throw new AppError(404, 'purchase_unknown', 'There is no such purchase.');
        const { planId, phone } = known;
        const again = { id, planId, phone, router, language, clientAddress };
        const purchase = await startPurchase(purchaseDeps, again);
        return { purchase: await viewPurchase(views, stores, purchase, router, language) };
      }),
    async viewPurchase(id, router, language) {
      const purchase = await stores.purchases.find(id);
      return purchase && viewPurchase(views, stores, purchase, router, language);
    },
    redeem: (code, router, _language, clientAddress) =>
      attempt(async () => ({ result: await redeem(house, code, router, clientAddress) })),
    connect: (code, router, clientAddress) =>
      attempt(async () => {
        const { code: known } = await redeem(house, code, router, clientAddress);
        const outcome =
          router[OWN_GATEWAY] === undefined
            ? await controllers.connect(known, router)
            : await gateway.connect(known, clientAddress);
        return { outcome };
      }),
    comeBack: async (router, clientAddress) =>
      router[OWN_GATEWAY] !== undefined && gateway.comeBack(clientAddress),
    loginFailed: (parameters, clientAddress, failure) =>
      noteTrouble({ parameters, clientAddress, ...failure }),
    async deviceSession(router, clientAddress) {
      const nowMs = house.clock.now();
      const mac = await macOf(house, router, clientAddress);
      return deviceSession({ stores, present: balanceOf(house) }, mac, nowMs);
    },
    ...journeyServices(parts),
    ...offerServices(parts),
  };
}

/** Of terms that are shown somewhere just now. */
async function recordConsent(
  house: House,
  consent: Parameters<SplashServices['recordConsent']>[0],
): Promise<void> {
  if (!house.looks.allTerms().includes(consent.termsVersion)) return;
  const consentedAtMs = house.clock.now();
  await house.database.transaction(({ splash }) =>
    splash.recordConsent({ ...consent, consentedAtMs }),
  );
}

/** What is given, added and looked for. */
function offerServices({
  house,
  purchaseDeps,
}: SplashParts): Pick<
  SplashServices,
  'claim' | 'ownCode' | 'hasCoupons' | 'startTrial' | 'otherProviders'
> {
  const stores = house.database.read;
  const views = { ...house, providers: purchaseDeps.providers };
  const macIn = (router: RouterParameters) => parseMac(macInParameters(router) ?? '');
  return {
    claim: (receipt, phone, router, clientAddress) =>
      attempt(async () => {
        const mac = macIn(router);
        const claimed = await claimPayment(purchaseDeps, { receipt, phone, mac, clientAddress });
        if (claimed.kind === 'trust') return { purchase: null, trust: claimed.trust };
        const purchase = await viewPurchase(views, stores, claimed.purchase, {}, 'en');
        return { purchase, trust: null };
      }),
    async ownCode(clientAddress) {
      const voucher = await ownVoucher(house, clientAddress);
      return voucher && maskVoucherCode(voucher.codeLast);
    },
    otherProviders: () =>
      purchaseDeps.providers.all
        .filter(({ name }) => name !== purchaseDeps.providers.usual.name)
        .map(({ name, label }) => ({ name, label })),
    hasCoupons: () => stores.offers.hasOpenCoupon(house.clock.now()),
    startTrial: (phone, router, language, clientAddress) =>
      attempt(async () => {
        await giveTrial(purchaseDeps, { phone, mac: macIn(router), language, clientAddress });
        return {};
      }),
  };
}

/** Of the live session at this address: an address cannot be claimed by a link. */
async function ownVoucher(house: House, clientAddress: string): Promise<VoucherRecord | null> {
  const { sessions, vouchers } = house.database.read;
  const session = await sessions.findOpenByIp(clientAddress);
  return session?.voucherId ? vouchers.find(session.voucherId) : null;
}

/** What customers do beside buying and logging in. */
function journeyServices({
  house,
  purchaseDeps,
  orders,
  vouchers,
}: SplashParts): Pick<SplashServices, 'sendCodeAgain' | 'history' | 'changeOwn' | 'logOut'> {
  const stores = house.database.read;
  const throttle = createResendThrottle();
  const history = purchaseHistory(house.storage.reader, house.currency);
  return {
    sendCodeAgain: (typedPhone, clientAddress) =>
      attempt(async () => {
        const phone = checkResend({ clock: house.clock, throttle }, typedPhone, clientAddress);
        // Not waited for: how long it takes would tell whether the number is a customer's.
        void sendCodeAgain(purchaseDeps, phone).catch((error: unknown) =>
          house.log.error({ error }, 'A code could not be sent again'),
        );
        return {};
      }),
    async history(router, clientAddress) {
      const mac = await macOf(house, router, clientAddress);
      return mac === '' ? [] : history(mac);
    },
    changeOwn: (change, code, router, clientAddress) =>
      attempt(async () => {
        const mac = parseMac(macInParameters(router) ?? '');
        const { id, ...voucher } = await guessedVoucher(house, code, mac, clientAddress);
        if (change === 'replace') {
          await replaceOldestDevice({ ...house, ...vouchers }, { id, ...voucher }, mac);
          return {};
        }
        const act = change === 'pause' ? pauseVoucher : resumeVoucher;
        await house.database.transaction((all) => act(house, all, 'customer', id));
        if (change === 'pause') await vouchers.disconnectVoucher(id);
        return {};
      }),
    async logOut(router, clientAddress) {
      const session = await stores.sessions.findOpenByIp(clientAddress);
      if (!session) return { result: 'unknown', atRouter: logoutPageOf(house, router) };
      const { kind } = await disconnectSession(orders, 'customer', session.id);
      const result = kind === 'done' || kind === 'gone' ? 'done' : 'unknown';
      return { result, atRouter: logoutPageOf(house, router) };
    },
  };
}

/** As the router's parameters say, else as the live session at this address does. */
async function macOf(
  house: House,
  router: RouterParameters,
  clientAddress: string,
): Promise<string> {
  const told = parseMac(macInParameters(router) ?? '');
  if (told !== null) return told;
  const session = await house.database.read.sessions.findOpenByIp(clientAddress);
  return session?.mac ?? '';
}

/** The router's own page for logging out, when the link is really one of ours. */
function logoutPageOf(house: House, router: RouterParameters): string | null {
  const link = router['link-logout'];
  if (link === undefined || !URL.canParse(link)) return null;
  const { protocol, hostname, href } = new URL(link);
  const ours = /^https?:$/.test(protocol) && house.directory.byHost(hostname) !== undefined;
  return ours ? href : null;
}

/** What a voucher has left, by the business's clock. */
export function balanceOf(house: House) {
  return (voucher: VoucherRecord, nowMs: number) => presentBalance(voucher, house.zone(), nowMs);
}
