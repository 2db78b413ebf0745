import { chilliChallenge, chilliResponse } from './chap.ts';
import { type LoginDriver, urlAt, webAddress } from './driver.ts';

/**
 * CoovaChilli: GET its logon page with a response to the challenge, which is first mixed with the
 * uamsecret where the router has one. Its `md` is not asked for: the target is checked by our own
 * list of routers, whoever wrote the link.
 */
export const chilli: LoginDriver = {
  formFor(code, parameters, routers) {
    const { uamip, uamport = '3990', challenge } = parameters;
    if (!uamip || !challenge || !/^([0-9a-f]{2}){16}$/i.test(challenge)) return null;
    const target = urlAt(routers, 'http', `${uamip}:${uamport}`, '/logon');
    if (!target) return null;
    const { loginSecret } = target.router;
    const mixed = loginSecret === null ? challenge : chilliChallenge(challenge, loginSecret);
    const response = chilliResponse(code, mixed);
    const userurl = webAddress(parameters.userurl);
    return { method: 'GET', action: target.url, fields: { username: code, response, userurl } };
  },
};
