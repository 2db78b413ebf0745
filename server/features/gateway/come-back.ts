import { letIn, loginOf } from './admit-device.ts';
import type { GatewayDeps } from './deps.ts';
import type { IdleWatch } from './idle-watch.ts';

/**
 * Lets a device in again that had only fallen silent (a phone in a pocket, asleep), without a code
 * or a press. Who logged out, or was sent away, is not let in like this.
 * @returns whether it is online now
 */
export async function comeBack(deps: GatewayDeps, idle: IdleWatch, ip: string): Promise<boolean> {
  const device = await deps.gateway.deviceAt(ip);
  if (!device?.mac || device.sessionIds.length > 0 || !idle.isBack(device.mac)) return false;
  const { mac, epoch } = device;
  const [voucher] = await deps.database.read.vouchers.listByMac(mac);
  if (!voucher) return false;
  const code = deps.mint.reveal(voucher);
  const answer = await deps.authorize(loginOf(deps.routerId, code, mac));
  if (!answer.ok) return false;
  const outcome = await letIn(deps, { epoch, code, mac, ip, grant: answer.grant });
  return outcome.kind === 'online';
}
