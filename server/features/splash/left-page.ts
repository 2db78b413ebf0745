import type { DeviceSessionView } from '../../contract/portal.ts';
import type { LeftView } from '../../contract/splash.ts';
import { balanceMeters, limitFacts } from './balance.ts';
import { frame, hrefOf, link, type PageContext } from './frame.ts';

/** What this device has left. The code stays masked: whoever holds the device need not own it. */
export function leftPage(context: PageContext, session: DeviceSessionView): LeftView {
  const { text } = context;
  const { voucher, online } = session;
  const view = {
    ...frame(context, 'left', '/left', text.left.heading),
    online,
    logout: online
      ? {
          action: hrefOf(context, '/logout'),
          hidden: {},
          fields: [],
          submit: text.journeys.logout.submit,
          consent: null,
        }
      : null,
    actions: [
      link(context, '/', text.left.buy),
      ...(online && voucher ? [link(context, '/topup', text.journeys.ways.topUp.link)] : []),
      link(context, '/voucher', text.purchase.useVoucher),
      link(context, '/left', text.left.refresh),
      link(context, '/history', text.journeys.history.link),
    ],
  };
  if (voucher === null) {
    return {
      ...view,
      message: online ? text.left.online : text.left.nothing,
      meters: [],
      facts: [],
    };
  }
  const running = online ? text.left.online : text.left.offline;
  return {
    ...view,
    message: `${text.left.statuses[voucher.status]} ${running}`,
    meters: balanceMeters(context, voucher),
    facts: [
      { label: text.facts.plan, value: voucher.planName },
      { label: text.facts.code, value: voucher.codeMasked },
      ...limitFacts(context, voucher),
    ],
  };
}
