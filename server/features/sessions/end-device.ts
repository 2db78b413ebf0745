import { REPLACED } from '../../core/usage.ts';
import { cutSession, type OrderDeps } from './order.ts';

/** Ends what a device has open on a voucher, whatever its router answers. */
export async function endDevice(deps: OrderDeps, voucherId: string, mac: string): Promise<void> {
  const open = await deps.database.read.sessions.listOpenByVoucher(voucherId);
  const own = open.filter((session) => session.mac === mac);
  await Promise.all(own.map((session) => cutSession(deps, session)));
  await deps.database.transaction(async (stores) => {
    // Their Stops may have come meanwhile.
    const still = (await stores.sessions.listOpenByVoucher(voucherId)).filter(({ id }) =>
      own.some((session) => session.id === id),
    );
    await stores.sessions.upsert(
      still.map((session) => ({
        ...session,
        stoppedAtMs: session.updatedAtMs,
        terminateCause: REPLACED,
      })),
    );
  });
}
