import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanView } from '../server/contract/portal.ts';
import { pageContext } from '../server/features/splash/frame.ts';
import { allLanguages } from '../server/features/splash/language.ts';
import { PLAIN_LOOK, type ShownLook } from '../server/features/splash/look/look-book.ts';
import { readRouterParameters } from '../server/features/splash/parameters.ts';
import { plansPage } from '../server/features/splash/plans-page.ts';
import { preparedPlans } from '../server/features/splash/prepared-plans.ts';
import { texts } from '../server/features/splash/text/index.ts';
import { renderSplash } from './server.tsx';

const render = (view: Parameters<typeof renderSplash>[0]) =>
  renderSplash(view, { css: '.a{color:red}', js: '/a.js' });
const plan: PlanView = {
  ...{ id: 'hour', name: '1 hour & "more"', priceCents: 2000, currency: 'KES', timeSeconds: 3600 },
  ...{ validitySeconds: null, dataBytes: null, downBps: null, upBps: null, devices: 1 },
  ...{ endsAt: null, dataDownBytes: null, dataUpBytes: null, burst: null, fairUse: null },
  ...{ openHours: null, hourSpeeds: null, pause: null },
  bestValue: true,
};
const look: ShownLook = { ...PLAIN_LOOK, terms: { version: '0'.repeat(16), words: { en: 'x' } } };
const business = {
  ...{ name: 'Duka', phone: '0722 000 111', currency: 'KES', timeZone: 'Africa/Nairobi' },
  ...{ simulated: true, payByHand: null, languages: allLanguages(), look },
};
const contextOf = (router: Record<string, string>) =>
  pageContext({ language: 'sw', router, business, nowMs: 0 });
/** The page from where the parameters begin. */
const bodyOf = (html: string) => html.slice(html.indexOf('<div id="app">'));

describe('the prepared first page', () => {
  const parameters = fc
    .dictionary(fc.string({ minLength: 1, maxLength: 12 }), fc.string({ unit: 'binary' }))
    .map((raw) => {
      const { error: _error, 'error-orig': _original, ...router } = readRouterParameters(raw);
      return router;
    });

  it('is the page as it is rendered for each phone, whatever its router says', () => {
    const prepared = preparedPlans(render);
    const plans = [plan];
    fc.assert(
      fc.property(parameters, (router) => {
        const page = prepared(contextOf(router), plans);
        const html = page.plain(router).toString();
        expect(bodyOf(html)).toBe(bodyOf(render(plansPage(contextOf(router), plans))));
        expect(gunzipSync(page.gzip(router)).toString()).toBe(Buffer.from(html).toString());
      }),
    );
  });

  it('is whole for the most that a router can say', () => {
    const page = preparedPlans(render)(contextOf({}), [plan], null);
    const router = { mac: 'AA', fas: '%'.repeat(1_000), hid: '"'.repeat(1_000) };
    const html = gunzipSync(page.gzip(router)).toString();
    expect(html).toBe(page.plain(router).toString());
    expect(html).toContain(encodeURIComponent(router.fas));
  });

  it('says nothing of the parameters before the body', () => {
    const prepared = preparedPlans(render);
    const router = { mac: '</script><script>alert(1)</script>', 'link-orig': 'http://x/' };
    const html = prepared(contextOf(router), [plan]).plain(router).toString();
    expect(html.slice(0, html.indexOf('<div id="app">'))).not.toMatch(/alert|link-orig/);
    expect(html.match(/<script/g)).toHaveLength(2);
  });

  it('is made again when a plan, the business or a word changes, and only then', () => {
    let rendered = 0;
    const prepared = preparedPlans((view) => {
      rendered += 1;
      return render(view);
    });
    const context = contextOf({});
    const first = prepared(context, [plan]);
    expect(prepared(contextOf({ mac: 'AA' }), [{ ...plan }])).toBe(first);
    expect(rendered).toBe(1);
    expect(
      prepared(context, [{ ...plan, priceCents: 1000 }])
        .plain({})
        .toString(),
    ).toContain('10');
    expect(
      prepared({ ...context, business: { ...business, name: 'Hostel' } }, [plan])
        .plain({})
        .toString(),
    ).toContain('Hostel');
    const text = { ...texts.sw, plans: { ...texts.sw.plans, heading: 'Karibu sana' } };
    expect(
      prepared({ ...context, text }, [plan])
        .plain({})
        .toString(),
    ).toContain('Karibu sana');
    expect(rendered).toBe(4);
  });
});
