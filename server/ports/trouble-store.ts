/** A device that a router refused again and again. */
export interface TroubleRecord {
  /** What the customer reads out. */
  reference: string;
  /** Its MAC, else its address. */
  device: string;
  clientAddress: string;
  routerId: string | null;
  problem: string;
  /** The router's own words: hostile text. */
  said: string;
  failures: number;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface TroubleStore {
  save(trouble: TroubleRecord): Promise<void>;
  latestOf(device: string, sinceMs: number): Promise<TroubleRecord | null>;
  find(reference: string): Promise<TroubleRecord | null>;
  /** Of one router, or of all. */
  listNewest(limit: number, routerId?: string): Promise<TroubleRecord[]>;
  forget(beforeMs: number): Promise<void>;
}
