import { routerosChap } from './chap.ts';
import { addressOfOurs, type LoginDriver, webAddress } from './driver.ts';

/** MikroTik hotspot: POST to link-login-only, with HTTP-CHAP where the page offered a challenge. */
export const mikrotik: LoginDriver = {
  formFor(code, parameters, routers) {
    const action = addressOfOurs(routers, parameters['link-login-only']);
    if (!action) return null;
    const chapId = parameters['chap-id'];
    const challenge = parameters['chap-challenge'];
    const password = chapId && challenge ? routerosChap(chapId, code, challenge) : code;
    const dst = webAddress(parameters['link-orig']);
    return { method: 'POST', action, fields: { username: code, password, dst, popup: 'false' } };
  },
};
