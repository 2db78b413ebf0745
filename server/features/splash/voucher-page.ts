import type { RedeemResponse } from '../../contract/portal.ts';
import type { ConnectView, EntryView, SplashForm } from '../../contract/splash.ts';
import { balanceFacts } from './balance.ts';
import { formatCode } from './format.ts';
import {
  codeField,
  consentLink,
  frame,
  hrefOf,
  link,
  type PageContext,
  termsFields,
} from './frame.ts';
import { loginStep } from './login-step.ts';

/** Longest piece of a typed or scanned code that is shown again. */
const maxCodeCharacters = 20;

export function voucherPage(
  context: PageContext,
  entered: { code: string; error: string | null },
  /** Why the code was refused, where there is a way out. */
  refusal = '',
): EntryView {
  const { text } = context;
  const code = entered.code.slice(0, maxCodeCharacters);
  return {
    ...frame(context, 'voucher', '/voucher', text.voucher.heading),
    intro: text.voucher.intro,
    form: {
      action: hrefOf(context, '/voucher'),
      hidden: termsFields(context),
      fields: [codeField(text, code, entered.error)],
      submit: text.voucher.submit,
      consent: consentLink(context),
    },
    remedy: remedyFor(context, code, refusal),
    actions: [
      link(context, '/lost', text.journeys.lost.link),
      link(context, '/pair', text.journeys.pair.link),
      link(context, '/tv', text.journeys.tv.link),
    ],
  };
}

/** What somebody can do about a code that is paused, or in use elsewhere. */
function remedyFor(context: PageContext, code: string, refusal: string): SplashForm | null {
  const words = context.text.journeys.own;
  if (refusal === 'code_paused') return ownForm(context, '/voucher/resume', code, words.resume);
  if (refusal === 'device_limit') return ownForm(context, '/voucher/replace', code, words.replace);
  return null;
}

function ownForm(context: PageContext, path: string, code: string, submit: string): SplashForm {
  return { action: hrefOf(context, path), hidden: { code }, fields: [], submit, consent: null };
}

/** The voucher is good: what it holds, and the form that logs this device in. */
export function connectPage(
  context: PageContext,
  result: RedeemResponse & { code: string },
): ConnectView {
  const { text } = context;
  return {
    ...frame(context, 'connect', '/voucher', text.connect.heading),
    message: result.login === null ? text.connect.noRouter : text.connect.message,
    facts: balanceFacts(context, result.voucher),
    code: {
      label: text.connect.codeLabel,
      code: formatCode(result.code),
      note: text.connect.codeNote,
      print: text.connect.print,
    },
    login: loginStep(text, result.login, 1000),
    pause:
      result.voucher.pausesLeft > 0 && result.voucher.status === 'active'
        ? {
            ...ownForm(context, '/voucher/pause', result.code, text.journeys.own.pause),
            note: text.journeys.own.pauseNote,
          }
        : null,
    actions: result.login === null ? [link(context, '/', text.left.buy)] : [],
  };
}
