import { activationAt, type Denied, grantAt, type SessionGrant } from '../../core/entitlement.ts';
import { worksAt } from '../../core/site.ts';
import { heldMacs } from '../../core/slots.ts';
import type { Zone } from '../../core/zone.ts';
import type { Activation, Database, SlotRecord, Stores } from '../../ports/stores.ts';
import { type BookEntry, readEntries } from './entries.ts';
import { inGroups } from './groups.ts';

/** A slot is refreshed in the database at most this often while its device keeps logging in. */
const SLOT_REFRESH_MS = 60_000;

export type Decision =
  | Denied
  /** `changes`: the Accept has consequences that must be stored first. */
  | { ok: true; grant: SessionGrant; changes: boolean };

/** Who asks, and the site of the router it asks through; null: that router belongs to none. */
interface Device {
  mac: string | null;
  site: string | null;
}

/** Whether this device may go online on this voucher now. */
export function decide(
  { voucher, slots, openMacs }: BookEntry,
  { mac, site }: Device,
  zone: Zone,
  nowMs: number,
): Decision {
  const heldByMacs = heldMacs(slots, openMacs, nowMs);
  const decision = grantAt(voucher, { mac, heldByMacs }, zone, nowMs);
  if (!decision.ok) return decision;
  if (!worksAt(voucher.sites, site)) {
    return { ok: false, denial: 'elsewhere', sites: voucher.sites ?? [] };
  }
  const own = slots.find((slot) => slot.mac === mac);
  const fresh = own && own.releasedAtMs === null && nowMs - own.acceptedAtMs < SLOT_REFRESH_MS;
  const changes = voucher.status === 'unused' || (mac !== null && !fresh);
  return { ok: true, grant: decision.grant, changes };
}

export interface Admission extends Device {
  voucherId: string;
  nowMs: number;
}

/**
 * Takes logins that change something, those of the same moment in one transaction: the decision
 * once more, where nothing can change in between, and its consequences.
 */
export function createAdmissions(
  database: Database,
  zone: () => Zone,
): (admission: Admission) => Promise<Decision> {
  return inGroups<Admission, Decision>((admissions) =>
    database.transaction((stores) => admitAll(stores, zone(), admissions)),
  );
}

/** A handful of statements, however many devices come back at the same moment. */
async function admitAll(
  stores: Stores,
  zone: Zone,
  admissions: readonly Admission[],
): Promise<Decision[]> {
  const ids = new Set(admissions.map(({ voucherId }) => voucherId));
  const entries = await readEntries(stores, await stores.vouchers.findMany([...ids]));
  const activations = new Map<string, Activation>();
  const held = new Map<string, SlotRecord>();
  const decisions = admissions.map(({ voucherId, mac, site, nowMs }): Decision => {
    const entry = entries.get(voucherId);
    if (!entry) return { ok: false, denial: 'revoked' };
    const decision = decide(entry, { mac, site }, zone, nowMs);
    if (!decision.ok) return decision;
    let { voucher, slots } = entry;
    if (voucher.status === 'unused') {
      const activation = { id: voucherId, ...activationAt(voucher, nowMs) };
      activations.set(voucherId, { ...activation, siteId: site });
      voucher = { ...voucher, ...activation, status: 'active' };
    }
    if (mac !== null) {
      const slot = { voucherId, mac, acceptedAtMs: nowMs, releasedAtMs: null };
      held.set(`${voucherId} ${mac}`, slot);
      slots = [...slots.filter((other) => other.mac !== mac), slot];
    }
    entries.set(voucherId, { ...entry, voucher, slots });
    return decision;
  });
  await stores.vouchers.activate([...activations.values()]);
  await stores.vouchers.holdSlots([...held.values()]);
  return decisions;
}
