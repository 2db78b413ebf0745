import type { MessageView, SplashNotice } from '../../contract/splash.ts';
import { fill } from './format.ts';
import { frame, link, type PageContext } from './frame.ts';
import type { RouterProblem } from './text/types.ts';

/** Why the router did not let the customer in, in our own words. */
export function loginNotice({ text }: PageContext, problem: RouterProblem): SplashNotice {
  const said = text.router[problem];
  return { tone: 'error', title: said.heading, message: said.message };
}

/** The way out of a login that fails again and again: nothing here tries by itself. */
export function troublePage(
  context: PageContext,
  problem: RouterProblem,
  reference: string,
): MessageView {
  const { text } = context;
  const shared = frame(context, 'message', '/help', text.trouble.heading);
  const phone = shared.businessPhone?.label;
  const ask = phone === undefined ? text.help.contact : fill(text.help.contactPhone, { phone });
  return {
    ...shared,
    notice: loginNotice(context, problem),
    message: `${text.trouble.steps} ${ask} ${fill(text.trouble.reference, { reference })}`,
    actions: [
      link(context, '/left', text.navigation.left),
      link(context, '/voucher', text.purchase.useVoucher),
      link(context, '/help', text.navigation.help),
    ],
  };
}
