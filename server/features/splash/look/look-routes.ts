import { z } from 'zod';
import type { LookView, SplashLook } from '../../../contract/admin.ts';
import type { PlanView } from '../../../contract/portal.ts';
import type { SplashTheme, SplashView } from '../../../contract/splash.ts';
import { AppError } from '../../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../../ports/route.ts';
import { pageContext } from '../frame.ts';
import { allLanguages } from '../language.ts';
import { phonePage } from '../phone-page.ts';
import { plansPage } from '../plans-page.ts';
import type { BusinessIdentity } from '../services.ts';
import { lookBody, lookOver, parseLook } from './look.ts';
import { showDraft } from './look-book.ts';
import { dropLook, keepPicture, type LookDeps, saveLook } from './save-look.ts';

const NOTHING_TYPED = { purchaseId: '', values: {}, errors: {} };

export interface LookRouteDeps extends LookDeps {
  /** What the preview shows beside the look. */
  business(): Omit<BusinessIdentity, 'look'>;
  listPlans(): Promise<PlanView[]>;
  render(view: SplashView): string;
  styleSource(theme: SplashTheme): string;
}

const ALL = 'all';
const idOf = (router: string | undefined) => (router === ALL ? '' : (router ?? ''));

/** A picture of 8 KB as base64, and its JSON. */
const MOST_UPLOAD_BYTES = 65_536;
const pictureBody = z.strictObject({
  use: z.enum(['logo', 'banner']),
  data: z.base64('Send the file as base64.'),
});

/** The draft travels in the address, since that is all an iframe can send. */
const previewQuery = z.object({
  router: z.string().max(60).default(ALL),
  look: z.string().max(12_000),
  page: z.enum(['plans', 'phone']).default('plans'),
  language: z.enum(allLanguages()).default('en'),
});

export function lookRoutes(deps: LookRouteDeps): AdminRoute[] {
  const list = () => {
    const looks: LookView[] = deps.looks
      .all()
      .map(([routerId, look]) => ({ router: routerId || ALL, look }));
    return { body: { looks } };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/splash/looks',
      summary: 'How the splash looks, for everybody and for the customers of single routers.',
      access: 'splash',
      handle: async () => list(),
    }),
    adminRoute({
      method: 'PUT',
      path: '/splash/looks/:router',
      summary: 'Sets how the splash looks to the customers of a router, or of all.',
      access: 'splash',
      body: lookBody,
      async handle({ actor, params, body }) {
        await saveLook(deps, actor.name, idOf(params.router), body);
        return list();
      },
    }),
    adminRoute({
      method: 'DELETE',
      path: '/splash/looks/:router',
      summary: 'Takes a look back; the look of all, or the house’s own, is shown again.',
      access: 'splash',
      async handle({ actor, params }) {
        await dropLook(deps, actor.name, idOf(params.router));
        return list();
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/splash/pictures',
      summary: 'Stores a logo or a banner; a look refers to it by its id.',
      access: 'splash',
      body: pictureBody,
      maxBodyBytes: MOST_UPLOAD_BYTES,
      async handle({ body }) {
        const picture = await keepPicture(deps, body.use, Buffer.from(body.data, 'base64'));
        const { id, widthPx, heightPx, bytes } = picture;
        return { status: 201, body: { picture: { id, widthPx, heightPx, bytes: bytes.length } } };
      },
    }),
    previewRoute(deps),
  ];
}

/** The real page with the values of a draft, as a document for an iframe of the admin. */
function previewRoute(deps: LookRouteDeps): AdminRoute {
  return adminRoute({
    method: 'GET',
    path: '/splash/preview',
    summary: 'The splash in a look that is not saved yet, as HTML.',
    access: 'splash',
    query: previewQuery,
    async handle({ query }) {
      const draft = draftOf(query.look);
      const beneath = query.router === ALL ? null : deps.looks.stored('');
      const whole = lookOver(draft, beneath ?? parseLook(undefined));
      const look = await showDraft(deps.database.read.splash, whole);
      const context = pageContext({
        language: query.language,
        router: {},
        business: { ...deps.business(), look },
        nowMs: deps.clock.now(),
      });
      const plans = await deps.listPlans();
      const [first] = plans;
      const view =
        query.page === 'phone' && first
          ? phonePage(context, first, NOTHING_TYPED, {
              way: 'own',
              coupons: false,
              ownCode: null,
              others: [],
            })
          : plansPage(context, plans);
      return {
        body: deps.render(view),
        page: { styleSource: deps.styleSource(view.theme) },
      };
    },
  });
}

/** @throws AppError look_invalid for what could not be saved either. */
function draftOf(json: string): SplashLook {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new AppError(422, 'look_invalid', 'The draft is not JSON.');
  }
  const parsed = lookBody.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(422, 'look_invalid', parsed.error.issues[0]?.message ?? 'Not a look.');
}
