import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SplashView } from '../server/contract/splash.ts';
import { claimPage } from '../server/features/splash/claim-page.ts';
import { pageContext } from '../server/features/splash/frame.ts';
import { helpPage, termsPage } from '../server/features/splash/help-page.ts';
import { allLanguages } from '../server/features/splash/language.ts';
import { PLAIN_LOOK } from '../server/features/splash/look/look-book.ts';
import { readRouterParameters } from '../server/features/splash/parameters.ts';
import { plansPage } from '../server/features/splash/plans-page.ts';
import { voucherPage } from '../server/features/splash/voucher-page.ts';
import { renderSplash } from './server.tsx';

const business = {
  ...{ name: 'Duka', phone: '0722 000 111', currency: 'KES', timeZone: 'Africa/Nairobi' },
  ...{ simulated: true, payByHand: null, languages: allLanguages(), look: PLAIN_LOOK },
};
const hostile = fc.oneof(
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "'onmouseover='alert(1)",
    '</title><img src=x onerror=alert(1)>',
    '\u2028</script>',
  ),
  fc.string({ unit: 'binary' }),
);
const parameters = fc.dictionary(fc.constantFrom('mac', 'link-orig', 'error', 'chap-id'), hostile);

describe('what strangers can write', () => {
  it('is text on every page: no tag, no attribute, no target of their making', () => {
    fc.assert(
      fc.property(parameters, hostile, (raw, typed) => {
        const router = readRouterParameters(raw);
        const context = pageContext({ language: 'en', router, business, nowMs: 0 });
        const errors = { receipt: typed };
        const views: SplashView[] = [
          plansPage(context, []),
          voucherPage(context, { code: typed, error: typed }),
          claimPage(context, { receipt: typed, phone: typed, errors }),
          helpPage(context),
          termsPage(context),
        ];
        for (const view of views) {
          const html = renderSplash(view, { css: '', js: '/a.js' });
          expect(html.match(/<script|<img|<title/g)).toHaveLength(3);
          expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]* on\w+=/);
          for (const [, target = ''] of html.matchAll(/ (?:href|action)="([^"]*)"/g)) {
            expect(target).toMatch(/^(\/(?!\/)|#|tel:|data:,$)/);
          }
        }
      }),
    );
  });
});
