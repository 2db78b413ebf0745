import type { ControllerLogin } from '../../ports/controllers.ts';
import { parseObject } from '../outbound/untrusted.ts';
import type { CallController } from './call.ts';

/** "External RADIUS server" in the controller's portal settings. */
const EXTERNAL_RADIUS = '2';
const DEFAULT_PORT = '8843';

/**
 * Omada with an external web portal and RADIUS: `browserauth` opens the gate for the MAC in the
 * body, whoever sends it. It answers a redirect for yes and a JSON error for no.
 */
export function omadaLogin(call: CallController): ControllerLogin {
  return {
    async login(router, code, parameters) {
      const { target, targetPort = DEFAULT_PORT, scheme = 'https' } = parameters;
      const port = /^\d{1,5}$/.test(targetPort) ? targetPort : DEFAULT_PORT;
      const base =
        router.controllerUrl ?? `${scheme === 'http' ? 'http' : 'https'}://${target}:${port}`;
      const names = ['clientMac', 'clientIp', 'apMac', 'gatewayMac', 'ssidName', 'vid', 'radioId'];
      const said = names.flatMap((name): [string, string][] => {
        const value = parameters[name];
        return value ? [[name, value]] : [];
      });
      const form = new URLSearchParams([
        ...said,
        ['authType', EXTERNAL_RADIUS],
        ['username', code],
        ['password', code],
      ]);
      const answer = await call(router, {
        method: 'POST',
        url: `${base}/portal/radius/browserauth`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      });
      if (answer.kind !== 'answer') return answer;
      if (answer.status === 302 || answer.status === 303) return { kind: 'online' };
      const error = parseObject(answer.body);
      if (error?.errorCode === 0) return { kind: 'online' };
      if (answer.status !== 200) return { kind: 'no_answer', detail: `answered ${answer.status}` };
      return { kind: 'rejected', said: String(error?.msg ?? error?.errorCode ?? '').slice(0, 100) };
    },
  };
}
