import type { UpdateOutcome } from '../contract/updates.ts';

/** The place where an update is laid down for the part of the box that may write its own disk. */
export interface UpdateInbox {
  /** What runs here; null where there is no appliance below the server. */
  running(): { version: string; sequence: number } | null;
  /** Written by what installs updates, as root. */
  report(): UpdateOutcome | null;
  /** Bytes of the file that have arrived so far. */
  size(): number;
  /** Whether a whole file waits to be looked at. */
  isWaiting(): boolean;
  /** Adds a piece; at offset 0 a new file begins. */
  append(offset: number, piece: Uint8Array): Promise<void>;
  /** The file is whole: from now on it is not ours any more. */
  commit(): Promise<void>;
  clear(): Promise<void>;
}
