/**
 * The write models. A transaction hands out all of them, bound to itself; features meet here and
 * never import each other. Moments are milliseconds since 1970.
 */

import type { PeriodBase } from '../core/fair-use.ts';
import type { PlanDisplay, PlanTerms } from '../core/plan.ts';
import type { Counters } from '../core/usage.ts';
import type { AlarmStore } from './alarm-store.ts';
import type { CustomerStore } from './customer-store.ts';
import type { MessageStore } from './message-store.ts';
import type {
  LedgerStore,
  OfferStore,
  RefundStore,
  StatementStore,
  TillStore,
} from './money-stores.ts';
import type { OperatorStore } from './operator-store.ts';
import type { PermissionStore } from './permission-store.ts';
import type { PurchaseStore } from './purchase-store.ts';
import type { ReportStore } from './report-store.ts';
import type { RouterConfigStore } from './router-config-store.ts';
import type { RouterStore } from './router-store.ts';
import type { SelfTestStore } from './self-test.ts';
import type { SiteStore } from './site-store.ts';
import type { SplashStore } from './splash-store.ts';
import type { StockStore } from './stock-store.ts';
import type { TokenStore } from './token-store.ts';
import type { TroubleStore } from './trouble-store.ts';
import type { UssdStore } from './ussd-store.ts';
import type { VoucherStore } from './voucher-store.ts';

export type {
  Activation,
  BatchRecord,
  SlotRecord,
  TopUpRecord,
  VoucherEntitlement,
  VoucherGrowth,
  VoucherRecord,
  VoucherStore,
} from './voucher-store.ts';

export interface PlanRecord extends PlanTerms, PlanDisplay {
  id: string;
  /** Sold on the splash. */
  visible: boolean;
  /** Sold at the counter. */
  atCounter: boolean;
  position: number;
  /** Whether its vouchers tell their buyers by SMS that they are nearly over. */
  reminds: boolean;
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

export interface SessionRecord extends Counters, PeriodBase {
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
  /** The speeds that the router was last told (`speedMark`); null: those of the plan. */
  speedMark: number | null;
}

export type SessionKey = Pick<SessionRecord, 'routerId' | 'identity'>;

export interface SessionStore {
  find(id: string): Promise<SessionRecord | null>;
  findByIdentities(keys: readonly SessionKey[]): Promise<SessionRecord[]>;
  /** Inserts sessions, or stores what changes in the life of one: not its names or its voucher. */
  upsert(sessions: readonly SessionRecord[]): Promise<void>;
  /** Notes the speeds that the router has taken over. */
  setSpeedMark(id: string, speedMark: number): Promise<void>;
  /** Frees the identity of an ended session for the next of that name. */
  giveNameUp(id: string, identity: string): Promise<void>;
  listOpenByVoucher(voucherId: string): Promise<SessionRecord[]>;
  listOpenByVouchers(voucherIds: readonly string[]): Promise<SessionRecord[]>;
  /** Vouchers with an open session. */
  listOpenVoucherIds(): Promise<string[]>;
  listOpenByRouter(routerId: string): Promise<SessionRecord[]>;
  findOpenByMac(mac: string): Promise<SessionRecord | null>;
  findOpenByIp(ip: string): Promise<SessionRecord | null>;
  /** Open sessions not heard of since `beforeMs`. */
  listSilent(beforeMs: number, limit: number): Promise<SessionRecord[]>;
  /** Closed sessions that began and were last heard of before `beforeMs`, the oldest first. */
  listOld(beforeMs: number, limit: number): Promise<SessionRecord[]>;
  /** Puts totals in the place of sessions: adds what each day has, and deletes the sessions. */
  archive(days: readonly SessionDay[], sessionIds: readonly string[]): Promise<void>;
}

/** What one voucher used on one router in the sessions that began on one day. */
export interface SessionDay extends Counters {
  /** By the business's calendar, `2026-03-31`. */
  day: string;
  voucherId: string;
  routerId: string;
  sessions: number;
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
  ledger: LedgerStore;
  statements: StatementStore;
  refunds: RefundStore;
  tills: TillStore;
  stock: StockStore;
  offers: OfferStore;
  customers: CustomerStore;
  sessions: SessionStore;
  messages: MessageStore;
  alarms: AlarmStore;
  ussd: UssdStore;
  routers: RouterStore;
  routerConfigs: RouterConfigStore;
  sites: SiteStore;
  troubles: TroubleStore;
  operators: OperatorStore;
  permissions: PermissionStore;
  tokens: TokenStore;
  settings: SettingStore;
  selfTest: SelfTestStore;
  splash: SplashStore;
  reports: ReportStore;
  audit: AuditStore;
}

/** Whether somebody waits for it, or a job that has time. */
export type Urgency = 'urgent' | 'patient';

/** The one writer and the readers beside it. */
export interface Database {
  /**
   * All or nothing, one at a time. Never wait for the network inside.
   * @param urgency `urgent` unless told
   */
  transaction<T>(work: (stores: Stores) => Promise<T>, urgency?: Urgency): Promise<T>;
  /** The same stores on a connection that cannot write. */
  read: Stores;
}
