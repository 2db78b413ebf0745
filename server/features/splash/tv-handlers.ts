/** A TV or console shows a code; a phone brings it a voucher; the TV goes online by itself. */
import type { EntryView, TvView } from '../../contract/splash.ts';
import { Throttle } from '../../core/throttle.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { codeField, frame, hrefOf, link, type PageContext, refusalMessage } from './frame.ts';
import { messagePage } from './help-page.ts';
import { serviceLanguage } from './language.ts';
import { Pairings } from './pairing.ts';
import { field, readRequest } from './request.ts';
import type { SplashRefusal } from './services.ts';
import { connectPage } from './voucher-page.ts';

const pollInMs = 4_000;
/** Per address: enough for typing mistakes, too few to find a stranger's TV. */
const tries = { limit: 10, windowMs: 600_000 };

export function tvHandlers(
  dependencies: SplashDependencies,
): Record<'open' | 'screen' | 'pairForm' | 'pair', Handler> {
  const { services, render, clock } = dependencies;
  const pairings = new Pairings(dependencies);
  const throttle = new Throttle(tries);
  return {
    /** A new code has its own address, so that a reload keeps it. */
    async open(ctx) {
      const request = readRequest(ctx);
      redirect(ctx, tvPath(pairings.start(request.router).id), request);
    },

    async screen(ctx) {
      const request = readRequest(ctx);
      const pairing = pairings.find(String(ctx.params.id));
      if (pairing === null) return redirect(ctx, '/tv', request);
      const context = await openContext(dependencies, request);
      if (pairing.voucherCode === null) return answer(ctx, tvPage(context, pairing), render);
      const { router, language, clientAddress } = request;
      const { voucherCode } = pairing;
      const spoken = serviceLanguage(language);
      const redeemed = await services.redeem(voucherCode, router, spoken, clientAddress);
      if (redeemed.ok) return answer(ctx, connectPage(context, redeemed.result), render);
      const message = refusalMessage(context.text, redeemed.error);
      const said = { heading: context.text.errorTitle, message };
      answer(ctx, messagePage(context, '/tv', said), render, statusOfRefusal(redeemed.error));
    },

    async pairForm(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, pairPage(context, { tv: '', code: '', errors: {} }), render);
    },

    async pair(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const entered = { tv: field(request, 'tv', 12), code: field(request, 'code', 40) };
      const refuse = (name: 'tv' | 'code', refusal: SplashRefusal) => {
        const errors = { [name]: refusalMessage(context.text, refusal) };
        const page = pairPage(context, { ...entered, errors });
        answer(ctx, page, render, statusOfRefusal(refusal));
      };
      const { language, clientAddress } = request;
      if (throttle.hit(clientAddress, clock.now()) > 0) {
        return refuse('tv', { code: 'too_many_guesses', message: '' });
      }
      const pairing = pairings.findByCode(entered.tv);
      if (pairing === null) return refuse('tv', { code: 'tv_code_unknown', message: '' });
      if (entered.code === '') return refuse('code', { code: 'code_invalid', message: '' });
      // Asked as the TV: what it may not do is said here, where somebody can read and type.
      const spoken = serviceLanguage(language);
      const redeemed = await services.redeem(entered.code, pairing.router, spoken, clientAddress);
      if (!redeemed.ok) return refuse('code', redeemed.error);
      pairings.bring(pairing.id, redeemed.result.code);
      answer(ctx, messagePage(context, '/pair', context.text.journeys.pair.done), render);
    },
  };
}

const tvPath = (id: string) => `/tv/${encodeURIComponent(id)}`;

function tvPage(context: PageContext, pairing: { id: string; code: string }): TvView {
  const words = context.text.journeys.tv;
  const path = tvPath(pairing.id);
  return {
    ...frame(context, 'tv', path, words.heading),
    steps: words.steps,
    code: {
      label: words.codeLabel,
      code: pairing.code,
      note: words.codeNote,
      print: null,
    },
    pollInMs,
    refreshSeconds: 10,
    actions: [link(context, path, words.check), link(context, '/tv', words.new)],
  };
}

function pairPage(
  context: PageContext,
  entered: { tv: string; code: string; errors: Partial<Record<'tv' | 'code', string>> },
): EntryView {
  const { text } = context;
  const words = text.journeys.pair;
  const { tv, code, errors } = entered;
  return {
    ...frame(context, 'pair', '/pair', words.heading),
    intro: words.intro,
    form: {
      action: hrefOf(context, '/pair'),
      hidden: {},
      fields: [
        {
          ...{ name: 'tv', kind: 'tv', ...words.field, value: tv },
          ...{ error: errors.tv ?? null, maxLength: 8 },
        },
        codeField(text, code, errors.code ?? null),
      ],
      submit: words.submit,
      consent: null,
    },
    remedy: null,
    actions: [link(context, '/tv', text.journeys.tv.link)],
  };
}
