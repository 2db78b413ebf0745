import type { PlanView } from '../../contract/portal.ts';
import type { SplashView } from '../../contract/splash.ts';
import type { Place } from '../../core/site.ts';
import { type PageContext, pageContext } from './frame.ts';
import { CARRIED } from './parameters.ts';
import { plansPage } from './plans-page.ts';
import { type PreparedPage, preparePage } from './prepared-page.ts';
import type { BusinessIdentity } from './services.ts';
import type { SplashText } from './text/types.ts';

interface Entry {
  plans: PlanView[];
  /** The same, to be compared when they were read again. */
  plansJson: string;
  text: SplashText;
  page: PreparedPage;
}

/** What the page is made from beside the plans. */
type Occasion = Pick<PageContext, 'language' | 'text' | 'business' | 'nowMs'>;

/** The first page as `plansPage` makes it, kept until something it is made from changes. */
export function preparedPlans(
  render: (view: SplashView) => string,
): (context: Occasion, plans: PlanView[], place: Place) => PreparedPage {
  const entries = new WeakMap<BusinessIdentity, Map<string, Entry>>();
  return ({ language, text, nowMs, business }, plans, place) => {
    const ofBusiness = entries.get(business) ?? new Map<string, Entry>();
    entries.set(business, ofBusiness);
    const name = `${language} ${place}`;
    const known = ofBusiness.get(name);
    if (known && known.text === text) {
      if (known.plans === plans) return known.page;
      if (known.plansJson === JSON.stringify(plans)) {
        known.plans = plans;
        return known.page;
      }
    }
    const standIn = pageContext({ language, business, nowMs, router: { [CARRIED]: '1' } }, text);
    const page = preparePage(render(plansPage(standIn, plans)));
    const plansJson = JSON.stringify(plans);
    ofBusiness.set(name, { plans, plansJson, text, page });
    return page;
  };
}
