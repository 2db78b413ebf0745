import type { GatewayClient } from '../../ports/gateway.ts';
import type { SessionRecord, VoucherRecord } from '../../ports/stores.ts';
import { letIn, loginOf } from './admit-device.ts';
import type { GatewayDeps } from './deps.ts';
import type { IdleWatch } from './idle-watch.ts';
import { CAUSES, lastReportOf, reportOf } from './reports.ts';

/**
 * One round over everybody at the gateway: what the kernel counted becomes the same reports that
 * any router sends. Whom the kernel has cut off is booked and then forgotten, in this order, so
 * that a power cut in between loses nothing. Whoever was online when the machine went off is let
 * in again, as a new session. A device that nothing pays for has to go.
 * @returns false when the gateway does not answer; nothing is changed then.
 */
export async function followGateway(deps: GatewayDeps, idle: IdleWatch): Promise<boolean> {
  const { routerId, gateway } = deps;
  // Sessions first: one that begins in between is seen without a session, which does no harm.
  const open = await deps.database.read.sessions.listOpenByRouter(routerId);
  const answer = await gateway.clients();
  if (!answer) return false;
  const { epoch, clients } = answer;
  const sessions = new Map(open.map((session) => [session.acctSessionId, session]));
  const vouchers = await vouchersOf(deps, open);
  const voucherOf = ({ sessionId }: GatewayClient) => {
    const session = sessions.get(sessionId);
    return session && vouchers.get(session.voucherId);
  };
  // Booked as ended in the next round, by what was counted until the very end.
  for (const client of idle.silent(clients, (one) => voucherOf(one)?.idleSeconds ?? null)) {
    await gateway.end(client.sessionId);
  }
  // Side by side, so that they share a transaction.
  await Promise.all(clients.map((client) => follow(deps, client, voucherOf(client), idle)));
  const present = new Set(clients.map(({ sessionId }) => sessionId));
  const gone = open.filter(({ acctSessionId }) => !present.has(acctSessionId));
  await Promise.all(gone.map((session) => close(deps, session, vouchers.get(session.voucherId))));
  const before = gone.filter(({ acctSessionId }) => !acctSessionId.startsWith(`${epoch}-`));
  await Promise.all(
    before.map((session) => takeUpAgain(deps, epoch, session, vouchers.get(session.voucherId))),
  );
  return true;
}

async function follow(
  deps: GatewayDeps,
  client: GatewayClient,
  voucher: VoucherRecord | undefined,
  idle: IdleWatch,
): Promise<void> {
  const { routerId, gateway } = deps;
  const { state, sessionId } = client;
  const code = voucher ? deps.mint.reveal(voucher) : await codeOfStranger(deps, client);
  if (state === 'online') {
    if (code !== null) return deps.account(reportOf(routerId, client, code, 'interim'));
    deps.log.warn({ session: sessionId }, 'A device that nothing pays for is sent away');
    await gateway.end(sessionId);
    await gateway.forget(sessionId);
    return;
  }
  const cause = idle.wasSilent(sessionId) ? 'Idle-Timeout' : CAUSES[state];
  if (code !== null) await deps.account(reportOf(routerId, client, code, 'stop', cause));
  await gateway.forget(sessionId);
  idle.forget(client);
}

/** A device without an open session: the box stopped in the middle, or an old backup was restored. */
async function codeOfStranger(deps: GatewayDeps, client: GatewayClient): Promise<string | null> {
  if (client.state !== 'online') return null;
  for (const voucher of await deps.database.read.vouchers.listByMac(client.mac)) {
    const code = deps.mint.reveal(voucher);
    const answer = await deps.authorize(loginOf(deps.routerId, code, client.mac));
    if (answer.ok) return code;
  }
  return null;
}

async function vouchersOf(
  { database }: GatewayDeps,
  sessions: readonly SessionRecord[],
): Promise<Map<string, VoucherRecord>> {
  const ids = new Set(sessions.map(({ voucherId }) => voucherId));
  const found = await database.read.vouchers.findMany([...ids]);
  return new Map(found.map((voucher) => [voucher.id, voucher]));
}

async function close(
  deps: GatewayDeps,
  session: SessionRecord,
  voucher: VoucherRecord | undefined,
): Promise<void> {
  if (voucher) await deps.account(lastReportOf(session, deps.mint.reveal(voucher)));
}

/** After the machine was off: at the same address, which its lease has kept for it. */
async function takeUpAgain(
  deps: GatewayDeps,
  epoch: string,
  { mac, ip, id }: SessionRecord,
  voucher: VoucherRecord | undefined,
): Promise<void> {
  if (!voucher || mac === null || ip === null) return;
  const code = deps.mint.reveal(voucher);
  const answer = await deps.authorize(loginOf(deps.routerId, code, mac));
  if (!answer.ok) return;
  const outcome = await letIn(deps, { epoch, code, mac, ip, grant: answer.grant });
  deps.log.info({ session: id, outcome }, 'A device goes on after the gateway was off');
}
