import type { PlanView } from '../../contract/portal.ts';
import type { SplashView } from '../../contract/splash.ts';
import type { Place } from '../../core/site.ts';
import { type PageContext, pageContext } from './frame.ts';
import type { ShownLook } from './look/look-book.ts';
import { CARRIED } from './parameters.ts';
import { plansPage } from './plans-page.ts';
import { type PreparedPage, preparePage } from './prepared-page.ts';
import type { SplashText } from './text/types.ts';

interface Entry {
  plans: PlanView[];
  /** The same, to be compared when they were read again. */
  plansJson: string;
  business: string;
  text: SplashText;
  page: PreparedPage;
}

/** The first page as `plansPage` makes it, kept until something it is made from changes. */
export function preparedPlans(
  render: (view: SplashView) => string,
): (context: PageContext, plans: PlanView[], place: Place) => PreparedPage {
  const entries = new WeakMap<ShownLook, Map<string, Entry>>();
  return (context, plans, place) => {
    const { language, text, nowMs, business } = context;
    const { look, ...identity } = business;
    const ofLook = entries.get(look) ?? new Map<string, Entry>();
    entries.set(look, ofLook);
    const name = `${language} ${place}`;
    const known = ofLook.get(name);
    const businessJson = JSON.stringify(identity);
    if (known && known.text === text && known.business === businessJson) {
      if (known.plans === plans) return known.page;
      if (known.plansJson === JSON.stringify(plans)) {
        known.plans = plans;
        return known.page;
      }
    }
    const standIn = pageContext({ language, business, nowMs, router: { [CARRIED]: '1' } }, text);
    const page = preparePage(render(plansPage(standIn, plans)));
    const plansJson = JSON.stringify(plans);
    ofLook.set(name, { plans, plansJson, business: businessJson, text, page });
    return page;
  };
}
