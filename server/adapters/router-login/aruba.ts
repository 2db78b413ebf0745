import { type LoginDriver, urlAt, webAddress } from './driver.ts';

/**
 * Aruba Instant (`switchip`), Instant On (`post`): POST to its `/cgi-bin/login`. A name has a
 * certificate that browsers know, a bare address has not.
 */
export const aruba: LoginDriver = {
  formFor(code, parameters, routers) {
    if (parameters.cmd?.toLowerCase() !== 'login') return null;
    const host = parameters.post ?? parameters.switchip;
    const scheme = /^[\d.:]+$/.test(host ?? '') ? 'http' : 'https';
    const target = urlAt(routers, scheme, host, '/cgi-bin/login');
    if (!target) return null;
    const url = webAddress(parameters.url);
    const fields = { cmd: 'authenticate', user: code, password: code, url };
    return { method: 'POST', action: target.url, fields };
  },
};
