/** What the counter knows of a phone beside its purchases. */
export interface CustomerNote {
  id: string;
  phone: string;
  note: string;
  writtenBy: string;
  writtenAtMs: number;
}

/** A phone that may not start purchases, trials or minutes on trust. */
export interface PhoneBlock {
  phone: string;
  reason: string;
  blockedBy: string;
  blockedAtMs: number;
}

export interface CustomerStore {
  insertNote(note: CustomerNote): Promise<void>;
  /** The newest first. */
  listNotes(phone: string, limit: number): Promise<CustomerNote[]>;
  /** In place of an earlier block. */
  block(block: PhoneBlock): Promise<void>;
  unblock(phone: string): Promise<void>;
  findBlock(phone: string): Promise<PhoneBlock | null>;
  /** Who was given this voucher for a trial or on trust. */
  phoneOfGrant(voucherId: string): Promise<string | null>;
  /** Takes who it was out of what is older and over. @returns how many rows; fewer than `limit`: it is done */
  forgetBefore(beforeMs: number, limit: number): Promise<number>;
}
