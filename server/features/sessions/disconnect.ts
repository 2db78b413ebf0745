import type { OrderResult } from '../../ports/access.ts';
import { AppError } from '../../ports/errors.ts';
import { cutSession, type OrderDeps } from './order.ts';

/**
 * Asks the router to end a session. The session's end is stored when the router reports it.
 * @throws AppError session_unknown
 */
export async function disconnectSession(
  deps: OrderDeps,
  actor: string,
  id: string,
): Promise<OrderResult> {
  const session = await deps.database.read.sessions.find(id);
  if (!session) throw new AppError(404, 'session_unknown', 'There is no such session.');
  if (session.stoppedAtMs !== null) return { kind: 'gone' };
  const result = await cutSession(deps, session);
  await deps.database.transaction((stores) =>
    stores.audit.append(
      { actor, action: 'session.disconnect', subject: id, detail: { result: result.kind } },
      deps.clock.now(),
    ),
  );
  return result;
}

/** Ends every live session of a voucher; a router that does not obey is logged. */
export async function disconnectVoucher(deps: OrderDeps, voucherId: string): Promise<void> {
  const open = await deps.database.read.sessions.listOpenByVoucher(voucherId);
  const results = await Promise.all(open.map((session) => cutSession(deps, session)));
  const disobeyed = results.filter(({ kind }) => kind === 'refused' || kind === 'no_answer');
  if (disobeyed.length > 0) {
    deps.log.warn({ voucher: voucherId, disobeyed }, 'A router did not end a session');
  }
}
