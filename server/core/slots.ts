/** Device slots: which devices count against a voucher's limit right now. */
export interface Slot {
  mac: string;
  acceptedAtMs: number;
  releasedAtMs: number | null;
}

/** An accept without any accounting holds its slot this long: the Start may be lost or late. */
export const UNCONFIRMED_HOLD_MS = 300_000;

/**
 * The MACs that hold a slot: those with an open session, and those accepted so recently that
 * their session may only not have been reported yet.
 */
export function heldMacs(
  slots: readonly Slot[],
  openMacs: readonly string[],
  nowMs: number,
): string[] {
  const held = new Set(openMacs);
  for (const slot of slots) {
    const released = slot.releasedAtMs !== null && slot.releasedAtMs >= slot.acceptedAtMs;
    if (!released && nowMs - slot.acceptedAtMs < UNCONFIRMED_HOLD_MS) held.add(slot.mac);
  }
  return [...held];
}
