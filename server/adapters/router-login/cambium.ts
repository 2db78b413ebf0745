import type { RouterParameters } from '../../contract/portal.ts';
import { RAW_QUERY } from '../../core/router-parameters.ts';
import { type LoginDriver, urlAt } from './driver.ts';

/** Port of the access point's own login page over http (cnPilot and ePMP, external hotspot). */
const LOGIN_PORT = 880;

/**
 * Cambium: POST to the access point, with the query it sent the customer with. It holds an opaque
 * value (`ga_Qv`) that has to come back byte for byte.
 */
export const cambium: LoginDriver = {
  formFor(code, parameters, routers) {
    const { ga_srvr: host } = parameters;
    if (!host || !/^[a-z0-9.-]+$/i.test(host)) return null;
    const path = `/cgi-bin/hotspot_login.cgi?${queryOf(parameters)}`;
    const target = urlAt(routers, 'http', `${host}:${LOGIN_PORT}`, path);
    if (!target) return null;
    return { method: 'POST', action: target.url, fields: { ga_user: code, ga_pass: code } };
  },
};

function queryOf(parameters: RouterParameters): string {
  const raw = parameters[RAW_QUERY];
  if (raw) return raw;
  const own = Object.entries(parameters).filter(([name]) => name.startsWith('ga_'));
  return new URLSearchParams(own).toString();
}
