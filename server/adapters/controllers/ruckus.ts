import type { ControllerLogin } from '../../ports/controllers.ts';
import { parseObject } from '../outbound/untrusted.ts';
import type { CallController } from './call.ts';

/** SmartZone: 101 already authorised, 200/201 logged in. */
const ONLINE = new Set([101, 200, 201]);
const NORTHBOUND_PORT = 9443;
/** The name that comes with the northbound password, as SmartZone ships it. */
const REQUEST_USER = 'api';

/** Ruckus SmartZone, northbound portal interface ("Hotspot WISPr Reference Guide", UserOnlineControl). */
export function ruckusLogin(call: CallController): ControllerLogin {
  return {
    async login(router, code, parameters) {
      const base = router.controllerUrl ?? `https://${parameters.nbiIP}:${NORTHBOUND_PORT}`;
      const answer = await call(router, {
        method: 'POST',
        url: `${base}/portalintf`,
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({
          ...{ Vendor: 'ruckus', APIVersion: '1.0', RequestUserName: REQUEST_USER },
          RequestPassword: router.loginSecret ?? '',
          ...{ RequestCategory: 'UserOnlineControl', RequestType: 'Login' },
          ...{ 'UE-IP': parameters.uip, 'UE-MAC': parameters.client_mac, 'UE-Proxy': '0' },
          ...{ 'UE-Username': code, 'UE-Password': code },
        }),
      });
      if (answer.kind !== 'answer') return answer;
      const said = parseObject(answer.body);
      const responseCode = Number(said?.ResponseCode);
      if (ONLINE.has(responseCode)) return { kind: 'online' };
      if (said === null || !Number.isInteger(responseCode)) {
        return { kind: 'no_answer', detail: `answered ${answer.status} without a code` };
      }
      return { kind: 'rejected', said: String(said.ReplyMessage ?? responseCode).slice(0, 100) };
    },
  };
}
