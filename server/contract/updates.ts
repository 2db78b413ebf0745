/** GET /updates: what runs on this box, and how the last update fared. */
export interface UpdateView {
  /** False where Mlango is not an appliance: there the machine's owner updates it. */
  supported: boolean;
  version: string;
  /** Grows with every version; an update must have a higher one. */
  sequence: number | null;
  /** Bytes that have arrived of a file that is being uploaded or fetched. */
  arrivedBytes: number;
  /** The box fetches an update from an address at the moment. */
  fetching: boolean;
  /** Why the last fetching failed. */
  fetchError: string | null;
  /** A whole file waits or is being written: nothing else is taken now. */
  busy: boolean;
  last: UpdateOutcome | null;
}

export interface UpdateOutcome {
  /**
   * `writing` → `restarting` → `failing` (its trial did not succeed) → `rolled_back`, or `installed`.
   * `refused`: not signed, not newer, damaged, no room … (`code`).
   */
  state: 'writing' | 'restarting' | 'installed' | 'refused' | 'failing' | 'rolled_back';
  at: string;
  version: string | null;
  percent: number | null;
  /** Of a refusal: not_signed, not_newer, other_machine, damaged, disk_full … */
  code: string | null;
  reason: string | null;
  /** The database as it was before the update was put back. */
  databaseRestored: boolean;
}

/** POST /updates/pieces?offset=N with bytes → how many have arrived; a wrong offset is 409 with them. */
export interface UpdateArrival {
  arrivedBytes: number;
}
