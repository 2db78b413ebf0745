/** Printed cards that an attendant holds, from the hand-over until they are sold or given back. */
import type { VoucherRecord } from './voucher-store.ts';

export interface StockRecord {
  voucherId: string;
  /** Operator's id. */
  holderId: string;
  /** As the audit log names them. */
  handedBy: string;
  handedAtMs: number;
}

export interface StockStore {
  /** Unused, unsold cards of a batch that nobody holds, in the order of the print sheet. */
  listFree(batchId: string, limit: number): Promise<VoucherRecord[]>;
  hand(records: readonly StockRecord[]): Promise<void>;
  /** Unused, unsold cards of a batch that this attendant holds, the last of the sheet first. */
  listLeft(holderId: string, batchId: string, limit: number): Promise<VoucherRecord[]>;
  /** The same of all batches, by the end of their code. */
  listLeftByEnd(holderId: string, codeLast: string): Promise<VoucherRecord[]>;
  giveBack(voucherIds: readonly string[]): Promise<void>;
  /** Who holds this card; null when nobody does. */
  find(voucherId: string): Promise<StockRecord | null>;
  /** The card was replaced by another. */
  follow(voucherId: string, newVoucherId: string): Promise<void>;
}
