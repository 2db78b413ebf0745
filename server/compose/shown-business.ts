import { moneyPolicy } from '../features/settings/money.ts';
import { perVersion } from '../features/settings/per-version.ts';
import type { ShownLook } from '../features/splash/look/look-book.ts';
import type { BusinessIdentity, SplashServices } from '../features/splash/services.ts';
import { languageOffer } from '../features/splash/settings.ts';
import type { House } from './house.ts';
import { darajaIn } from './mpesa.ts';
import { routerOf } from './places.ts';

/** The business as customers meet it, but for its look. */
export function identityOf(house: House, simulated: boolean): Omit<BusinessIdentity, 'look'> {
  const { name, phone, currency, timeZone } = house.business.current();
  const payByHand = payByHandAt(house);
  const trial = moneyPolicy(house.settings).trialPlan !== '';
  const { offered: languages } = languageOffer(house.settings);
  return { name, phone: phone || null, currency, timeZone, simulated, payByHand, trial, languages };
}

/** Put together once for all who see it under the same look with the same number to call. */
export function businessSeenFrom(
  house: House,
  simulated: () => boolean,
): SplashServices['business'] {
  const shown = (isSimulated: boolean) => ({
    identity: identityOf(house, isSimulated),
    seen: new WeakMap<ShownLook, Map<string | null, BusinessIdentity>>(),
  });
  const current = perVersion(house.settings, () => ({
    real: shown(false),
    pretended: shown(true),
  }));
  return (router) => {
    const { real, pretended } = current();
    const { identity, seen } = simulated() ? pretended : real;
    const known = routerOf(house, router);
    const look = house.looks.of(known?.id ?? null);
    const phone = house.sites.phone(known?.siteId) ?? identity.phone;
    const ofLook = seen.get(look) ?? new Map<string | null, BusinessIdentity>();
    seen.set(look, ofLook);
    const business = ofLook.get(phone) ?? { ...identity, phone, look };
    ofLook.set(phone, business);
    return business;
  };
}

/** What a customer types in the M-Pesa menu to pay without a request. */
function payByHandAt(house: House): BusinessIdentity['payByHand'] {
  const daraja = darajaIn(house.config, house.settings);
  if (daraja === null) return null;
  const { type, till, shortcode } = daraja;
  return { kind: type, number: type === 'till' ? (till ?? shortcode) : shortcode };
}
