/** Vouchers, their batches, devices and top-ups. */
import type { Entitlement, VoucherStatus } from '../core/entitlement.ts';
import type { PeriodUse } from '../core/fair-use.ts';

export interface VoucherRecord extends Entitlement {
  id: string;
  codeHash: Buffer;
  codeCipher: Buffer;
  /** The last three symbols, for masked display. */
  codeLast: string;
  planId: string;
  planName: string;
  priceCents: number;
  batchId: string | null;
  purchaseId: string | null;
  createdAtMs: number;
  revokedAtMs: number | null;
}

export interface SlotRecord {
  voucherId: string;
  mac: string;
  acceptedAtMs: number;
  releasedAtMs: number | null;
}

export interface BatchRecord {
  id: string;
  planId: string;
  label: string;
  /** Its vouchers work at this site alone; null: wherever the plan does. */
  siteId: string | null;
  count: number;
  createdAtMs: number;
  createdBy: string;
}

/** A voucher's first login. */
export type Activation = Pick<VoucherRecord, 'id' | 'expiresAtMs'> & {
  activatedAtMs: number;
  /** Of the router it went through; null or nothing: that belongs to none. */
  siteId?: string | null;
};

/** A plan bought onto a voucher. */
export interface TopUpRecord {
  id: string;
  voucherId: string;
  planId: string;
  planName: string;
  priceCents: number;
  /** Null: sold at the counter. */
  purchaseId: string | null;
  kind: 'added' | 'renewed';
  actor: string;
  createdAtMs: number;
}

/** What a group of reports adds to one voucher. */
export interface VoucherGrowth {
  id: string;
  seconds: number;
  bytes: number;
  upBytes: number;
  status: VoucherStatus;
  /** As it is after this growth. */
  period: PeriodUse;
}

/** What a voucher may use and has used. */
export type VoucherEntitlement = Entitlement & Pick<VoucherRecord, 'id'>;

export interface VoucherStore {
  insertBatch(batch: BatchRecord): Promise<void>;
  findBatch(id: string): Promise<BatchRecord | null>;
  insertMany(vouchers: VoucherRecord[]): Promise<void>;
  find(id: string): Promise<VoucherRecord | null>;
  findMany(ids: readonly string[]): Promise<VoucherRecord[]>;
  /** What accounting needs of them: without code, price and plan, which cost more to read. */
  findEntitlements(ids: readonly string[]): Promise<VoucherEntitlement[]>;
  findByHash(codeHash: Buffer): Promise<VoucherRecord | null>;
  findManyByHash(codeHashes: readonly Buffer[]): Promise<VoucherRecord[]>;
  findByPurchase(purchaseId: string): Promise<VoucherRecord | null>;
  listByBatch(batchId: string): Promise<VoucherRecord[]>;
  /** Vouchers this device held a slot on, the latest first. */
  listByMac(mac: string): Promise<VoucherRecord[]>;
  /** Starts the vouchers among these that are unused. */
  activate(activations: readonly Activation[]): Promise<void>;
  revoke(id: string, atMs: number): Promise<void>;
  /** Stores terms and state as they are now; read it in the same transaction. */
  update(voucher: VoucherRecord): Promise<void>;
  insertTopUp(topUp: TopUpRecord): Promise<void>;
  findTopUpByPurchase(purchaseId: string): Promise<TopUpRecord | null>;
  /** Adds to what each voucher has used, and stores the status that follows. */
  addUsage(growths: readonly VoucherGrowth[]): Promise<void>;
  slots(voucherIds: readonly string[]): Promise<SlotRecord[]>;
  /** Takes or refreshes slots; none may be named twice. */
  holdSlots(
    slots: readonly Pick<SlotRecord, 'voucherId' | 'mac' | 'acceptedAtMs'>[],
  ): Promise<void>;
  releaseSlots(slots: readonly { voucherId: string; mac: string }[], atMs: number): Promise<void>;
}
