/**
 * The write models. A transaction hands out all of them, bound to itself; features meet here and
 * never import each other. Moments are milliseconds since 1970.
 */
import type { VoucherStatus } from '../core/entitlement.ts';
import type { PaymentState } from '../core/payment.ts';
import type { Limits, PlanTerms } from '../core/plan.ts';
import type { Counters } from '../core/usage.ts';

export interface PlanRecord extends PlanTerms {
  id: string;
  visible: boolean;
  position: number;
  createdAtMs: number;
  archivedAtMs: number | null;
}

export interface PlanStore {
  insert(plan: PlanRecord): Promise<void>;
  update(plan: PlanRecord): Promise<void>;
  /** By id, archived ones included. */
  find(id: string): Promise<PlanRecord | null>;
  /** By id or by name (any case), not archived. */
  findSellable(idOrName: string): Promise<PlanRecord | null>;
  list(): Promise<PlanRecord[]>;
}

export interface VoucherRecord extends Limits {
  id: string;
  codeHash: Buffer;
  codeCipher: Buffer;
  /** The last three symbols, for masked display. */
  codeLast: string;
  planId: string;
  planName: string;
  priceCents: number;
  status: VoucherStatus;
  usedSeconds: number;
  usedBytes: number;
  activatedAtMs: number | null;
  expiresAtMs: number | null;
  batchId: string | null;
  purchaseId: string | null;
  createdAtMs: number;
  revokedAtMs: number | null;
}

export interface SlotRecord {
  mac: string;
  acceptedAtMs: number;
  releasedAtMs: number | null;
}

export interface BatchRecord {
  id: string;
  planId: string;
  label: string;
  count: number;
  createdAtMs: number;
  createdBy: string;
}

export interface VoucherStore {
  insertBatch(batch: BatchRecord): Promise<void>;
  findBatch(id: string): Promise<BatchRecord | null>;
  insertMany(vouchers: VoucherRecord[]): Promise<void>;
  find(id: string): Promise<VoucherRecord | null>;
  findByHash(codeHash: Buffer): Promise<VoucherRecord | null>;
  findByPurchase(purchaseId: string): Promise<VoucherRecord | null>;
  listByBatch(batchId: string): Promise<VoucherRecord[]>;
  /** Vouchers this device held a slot on, the latest first. */
  listByMac(mac: string): Promise<VoucherRecord[]>;
  activate(id: string, activatedAtMs: number, expiresAtMs: number | null): Promise<void>;
  setStatus(id: string, status: VoucherStatus): Promise<void>;
  revoke(id: string, atMs: number): Promise<void>;
  addUsage(id: string, growth: { seconds: number; bytes: number }): Promise<void>;
  slots(voucherId: string): Promise<SlotRecord[]>;
  holdSlot(voucherId: string, mac: string, atMs: number): Promise<void>;
  releaseSlot(voucherId: string, mac: string, atMs: number): Promise<void>;
}

export interface SessionRecord extends Counters {
  id: string;
  routerId: string;
  /** Unique per router: see `sessionIdentity` in features/access. */
  identity: string;
  voucherId: string;
  acctSessionId: string;
  userName: string;
  mac: string | null;
  ip: string | null;
  nasPortId: string | null;
  startedAtMs: number;
  updatedAtMs: number;
  stoppedAtMs: number | null;
  terminateCause: string | null;
}

export interface SessionStore {
  find(id: string): Promise<SessionRecord | null>;
  findByIdentity(routerId: string, identity: string): Promise<SessionRecord | null>;
  upsert(session: SessionRecord): Promise<void>;
  listOpenByVoucher(voucherId: string): Promise<SessionRecord[]>;
  listOpenByRouter(routerId: string): Promise<SessionRecord[]>;
  findOpenByMac(mac: string): Promise<SessionRecord | null>;
  findOpenByIp(ip: string): Promise<SessionRecord | null>;
  /** Open sessions not heard of since `beforeMs`. */
  listSilent(beforeMs: number, limit: number): Promise<SessionRecord[]>;
}

export interface PurchaseRecord extends Limits {
  id: string;
  planId: string;
  planName: string;
  priceCents: number;
  phone: string;
  mac: string | null;
  clientAddress: string;
  routerParameters: Record<string, string>;
  language: string;
  reference: string;
  state: PaymentState;
  reason: string | null;
  /** The newest prompt. */
  promptId: string | null;
  nextActionAtMs: number | null;
  createdAtMs: number;
  paidAtMs: number | null;
}

export type PromptOutcomeKind =
  | 'created'
  | 'sending'
  | 'accepted'
  | 'rejected'
  | 'not_sent'
  | 'unknown';

export interface PromptRecord {
  id: string;
  purchaseId: string;
  /** 1 for the first try, 2 for the first retry … */
  number: number;
  phone: string;
  callbackToken: string;
  checkoutId: string | null;
  merchantId: string | null;
  outcome: PromptOutcomeKind;
  resends: number;
  resultCode: string | null;
  /** When its turn comes: one number is asked at most once a minute. */
  dueAtMs: number;
  sentAtMs: number | null;
}

/** Money that moved. */
export interface PaymentRecord {
  id: string;
  provider: string;
  receipt: string | null;
  promptId: string | null;
  purchaseId: string | null;
  amountCents: number;
  phone: string | null;
  state: 'allocated' | 'suspense' | 'resolved';
  note: string;
  receivedAtMs: number;
}

export interface InboundRecord {
  id: string;
  channel: string;
  token: string;
  body: string;
  sourceAddress: string;
  receivedAtMs: number;
}

export interface PurchaseStore {
  insert(purchase: PurchaseRecord): Promise<void>;
  update(purchase: PurchaseRecord): Promise<void>;
  find(id: string): Promise<PurchaseRecord | null>;
  /** Purchases whose next action is due, the oldest first. */
  listDue(nowMs: number, limit: number): Promise<PurchaseRecord[]>;
  nextDueAtMs(): Promise<number | null>;
  listInState(state: PaymentState): Promise<PurchaseRecord[]>;
  /** A purchase of this device that still waits for its payment, prompted at `sinceMs` or later. */
  findPendingOfDevice(
    device: { mac: string | null; clientAddress: string },
    sinceMs: number,
  ): Promise<PurchaseRecord | null>;
  listByPhone(phone: string, sinceMs: number): Promise<PurchaseRecord[]>;

  insertPrompt(prompt: PromptRecord): Promise<void>;
  updatePrompt(prompt: PromptRecord): Promise<void>;
  findPrompt(id: string): Promise<PromptRecord | null>;
  findPromptByToken(callbackToken: string): Promise<PromptRecord | null>;
  listPrompts(purchaseId: string): Promise<PromptRecord[]>;
  countPrompts(phone: string, sinceMs: number): Promise<number>;
  latestPromptAtMs(phone: string): Promise<number | null>;

  insertPayment(payment: PaymentRecord): Promise<void>;
  updatePayment(payment: PaymentRecord): Promise<void>;
  findPayment(id: string): Promise<PaymentRecord | null>;
  findPaymentByReceipt(receipt: string): Promise<PaymentRecord | null>;
  findAllocated(purchaseId: string): Promise<PaymentRecord | null>;

  insertInbound(event: InboundRecord): Promise<void>;
  closeInbound(id: string, atMs: number, outcome: string): Promise<void>;
  /** Everything ever received for a token, the oldest first. */
  listInboundByToken(token: string): Promise<InboundRecord[]>;
  listOpenInbound(limit: number): Promise<InboundRecord[]>;
}

export type MessageState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown';

export interface MessageRecord {
  id: string;
  kind: string;
  purchaseId: string | null;
  voucherId: string | null;
  phone: string;
  language: string;
  state: MessageState;
  attempts: number;
  nextAttemptAtMs: number | null;
  providerId: string | null;
  parts: number | null;
  costCents: number | null;
  error: string | null;
  createdAtMs: number;
  sentAtMs: number | null;
}

export interface MessageStore {
  /** False when this purchase already has a message of the kind. */
  enqueue(message: MessageRecord): Promise<boolean>;
  update(message: MessageRecord): Promise<void>;
  find(id: string): Promise<MessageRecord | null>;
  listDue(nowMs: number, limit: number): Promise<MessageRecord[]>;
  nextDueAtMs(): Promise<number | null>;
  listInState(state: MessageState): Promise<MessageRecord[]>;
  findByProviderId(providerId: string): Promise<MessageRecord | null>;
}

export interface RouterRecord {
  id: string;
  name: string;
  address: string;
  secretCipher: Buffer;
  macPasswordCipher: Buffer;
  kind: string;
  messageAuthenticator: 'auto' | 'yes' | 'no';
  messageAuthenticatorSeen: boolean;
  /** Whether Acct-Input-Octets counts what the customer uploads on this router. */
  uploadIsInput: boolean;
  coaPort: number;
  loginHosts: string[];
  createdAtMs: number;
  lastSeenAtMs: number | null;
}

export interface RouterStore {
  insert(router: RouterRecord): Promise<void>;
  list(): Promise<RouterRecord[]>;
  find(id: string): Promise<RouterRecord | null>;
  markMessageAuthenticatorSeen(id: string): Promise<void>;
  markSeen(id: string, atMs: number): Promise<void>;
}

export interface OperatorRecord {
  id: string;
  username: string;
  name: string;
  role: 'owner' | 'manager' | 'cashier' | 'technician';
  passwordHash: string;
  createdAtMs: number;
  disabledAtMs: number | null;
}

export interface OperatorSessionRecord {
  tokenHash: string;
  operatorId: string;
  createdAtMs: number;
  lastSeenAtMs: number;
}

export interface OperatorStore {
  insert(operator: OperatorRecord): Promise<void>;
  find(id: string): Promise<OperatorRecord | null>;
  findByUsername(username: string): Promise<OperatorRecord | null>;
  list(): Promise<OperatorRecord[]>;
  insertSession(session: OperatorSessionRecord): Promise<void>;
  findSession(tokenHash: string): Promise<OperatorSessionRecord | null>;
  touchSession(tokenHash: string, atMs: number): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
  deleteSessionsBefore(createdBeforeMs: number): Promise<void>;
  loginFailures(key: string): Promise<{ failures: number; lastFailureAtMs: number }>;
  recordLoginFailure(key: string, failures: number, atMs: number): Promise<void>;
  clearLoginFailures(key: string): Promise<void>;
}

export interface SettingStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, atMs: number): Promise<void>;
  all(): Promise<Record<string, string>>;
}

export interface AuditEntry {
  actor: string;
  action: string;
  subject: string;
  detail: object;
}

export interface AuditRecord extends AuditEntry {
  seq: number;
  atMs: number;
}

export interface AuditStore {
  /** Appends to the hash chain. */
  append(entry: AuditEntry, atMs: number): Promise<void>;
  listBySubject(subject: string): Promise<AuditRecord[]>;
  /** The first sequence number whose hash does not follow from its row, or null when all do. */
  firstBroken(): Promise<number | null>;
}

export interface Stores {
  plans: PlanStore;
  vouchers: VoucherStore;
  purchases: PurchaseStore;
  sessions: SessionStore;
  messages: MessageStore;
  routers: RouterStore;
  operators: OperatorStore;
  settings: SettingStore;
  audit: AuditStore;
}

/** The one writer and the readers beside it. */
export interface Database {
  /** All or nothing, one at a time. Never wait for the network inside. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** The same stores on a connection that cannot write. */
  read: Stores;
}
