import { createHash } from 'node:crypto';
import { openndsParameters } from '../../core/router-parameters.ts';
import { type LoginDriver, urlAt, webAddress } from './driver.ts';

/**
 * openNDS, forwarding authentication at level 1: the customer's browser takes a token made from
 * the gateway's `hid` and the shared faskey back to it. The code rides along as `custom`, which
 * the gateway hands to our own script there (deploy/opennds), and that asks the box for the limits.
 */
export const opennds: LoginDriver = {
  formFor(code, parameters, routers) {
    const said = openndsParameters(parameters);
    if (!said) return null;
    const { hid, gatewayaddress, authdir, originurl } = said;
    const path = `/${/^[\w-]{1,40}$/.test(authdir ?? '') ? authdir : 'opennds_auth'}/`;
    const target = urlAt(routers, 'http', gatewayaddress, path);
    if (!target?.router.loginSecret || !hid) return null;
    const tok = createHash('sha256')
      .update(hid + target.router.loginSecret)
      .digest('hex');
    const custom = code.replaceAll('-', '');
    const fields = { tok, redir: webAddress(originurl), custom };
    return { method: 'GET', action: target.url, fields };
  },
};
