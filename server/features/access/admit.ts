import { activationAt, type Denial, grantAt, type SessionGrant } from '../../core/entitlement.ts';
import { heldMacs } from '../../core/slots.ts';
import type { Database, Stores } from '../../ports/stores.ts';
import type { BookEntry } from './book.ts';
import { createGroupCommit } from './group-commit.ts';

/** A slot is refreshed in the database at most this often while its device keeps logging in. */
const SLOT_REFRESH_MS = 60_000;

export type Decision =
  | { ok: false; denial: Denial }
  /** `changes`: the Accept has consequences that must be stored first. */
  | { ok: true; grant: SessionGrant; changes: boolean };

/** Whether this device may go online on this voucher now. */
export function decide(
  { voucher, slots, openMacs }: BookEntry,
  mac: string | null,
  nowMs: number,
): Decision {
  const heldByMacs = heldMacs(slots, openMacs, nowMs);
  const decision = grantAt(voucher, { mac, heldByMacs }, nowMs);
  if (!decision.ok) return decision;
  const own = slots.find((slot) => slot.mac === mac);
  const fresh = own && own.releasedAtMs === null && nowMs - own.acceptedAtMs < SLOT_REFRESH_MS;
  return { ...decision, changes: voucher.status === 'unused' || (mac !== null && !fresh) };
}

export interface Admission {
  voucherId: string;
  mac: string | null;
  nowMs: number;
}

/**
 * Takes logins that change something, those of the same moment in one transaction: the decision
 * once more, where nothing can change in between, and its consequences.
 */
export function createAdmissions(database: Database): (admission: Admission) => Promise<Decision> {
  return createGroupCommit<Admission, Decision>((admissions) =>
    database.transaction(async (stores) => {
      const decisions: Decision[] = [];
      for (const admission of admissions) decisions.push(await admit(stores, admission));
      return decisions;
    }),
  );
}

async function admit(stores: Stores, { voucherId, mac, nowMs }: Admission): Promise<Decision> {
  const voucher = await stores.vouchers.find(voucherId);
  if (!voucher) return { ok: false, denial: 'revoked' };
  const slots = await stores.vouchers.slots(voucher.id);
  const open = await stores.sessions.listOpenByVoucher(voucher.id);
  const openMacs = open.flatMap((session) => session.mac ?? []);
  const decision = decide({ voucher, slots, openMacs }, mac, nowMs);
  if (!decision.ok) return decision;
  if (voucher.status === 'unused') {
    const { activatedAtMs, expiresAtMs } = activationAt(voucher, nowMs);
    await stores.vouchers.activate(voucher.id, activatedAtMs, expiresAtMs);
  }
  if (mac !== null) await stores.vouchers.holdSlot(voucher.id, mac, nowMs);
  return decision;
}
