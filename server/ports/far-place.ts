import type { Snapshot } from './backups.ts';

/**
 * Somebody else's computer that keeps encrypted snapshots: only what is sealed under the owner's
 * recovery key ever goes there. Every method throws a FarPlaceError.
 */
export interface FarPlace {
  /** Tells it apart from any other; holds no secret. */
  where: string;
  /** The newest first. */
  list(): Promise<Snapshot[]>;
  /** Whole or not at all. @param onSent is told how many bytes have left so far */
  send(file: string, name: string, onSent: (bytes: number) => void): Promise<void>;
  /** @param target a file on the box; what is there after a failure is worth nothing */
  fetch(name: string, target: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Why a far place did not do what was asked; the message is for the owner and holds no secret. */
export class FarPlaceError extends Error {
  override name = 'FarPlaceError';
  readonly code: 'unreachable' | 'refused' | 'host_new' | 'host_changed' | 'missing' | 'too_large';
  /** Of the other side's key, where that is the question. */
  readonly fingerprint: string | null;

  constructor(code: FarPlaceError['code'], message: string, fingerprint: string | null = null) {
    super(message);
    this.code = code;
    this.fingerprint = fingerprint;
  }
}
