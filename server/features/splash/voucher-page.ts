import type { RedeemResponse } from '../../contract/portal.ts';
import type { ConnectView, EntryView } from '../../contract/splash.ts';
import { balanceFacts } from './balance.ts';
import { formatCode } from './format.ts';
import {
  codeField,
  consentLink,
  frame,
  hiddenFields,
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
): EntryView {
  const { text } = context;
  const code = entered.code.slice(0, maxCodeCharacters);
  return {
    ...frame(context, 'voucher', '/voucher', text.voucher.heading),
    intro: text.voucher.intro,
    form: {
      action: '/voucher',
      hidden: { ...hiddenFields(context), ...termsFields(context) },
      fields: [codeField(text, code, entered.error)],
      submit: text.voucher.submit,
      consent: consentLink(context),
    },
    actions: [
      link(context, '/lost', text.journeys.lost.link),
      link(context, '/pair', text.journeys.pair.link),
      link(context, '/tv', text.journeys.tv.link),
    ],
  };
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
    actions: result.login === null ? [link(context, '/', text.left.buy)] : [],
  };
}
