import type {
  AdminPlan,
  BatchCodes,
  BatchView,
  FunnelRow,
  HealthCheck,
  LookView,
  Me,
  OperatorView,
  Page,
  PaymentTimelineEntry,
  PaymentView,
  PictureView,
  PlanInput,
  Role,
  RouterChange,
  RouterConnection,
  RouterInput,
  RouterKnock,
  RouterProbeView,
  RouterScriptLink,
  RouterView,
  SessionView,
  SetupRequest,
  SetupState,
  SplashLook,
  TroubleView,
  VoucherDetail,
  VoucherRow,
  WordingEntry,
} from '../server/contract/admin.ts';
import type { DayView, RefundView, SaleView, ShiftView } from '../server/contract/money.ts';
import type { SplashLanguage } from '../server/contract/splash.ts';
import type {
  AuditEntryView,
  AuditVerification,
  OperatorSessionView,
  TwoFactorStart,
} from '../server/contract/staff.ts';
import type { Result } from './problem.ts';
import { asJson, request } from './request.ts';

const TIMEOUT_MS = 20_000;
/** 25,000 vouchers take the box a while. */
const SLOW_TIMEOUT_MS = 120_000;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Query = Record<string, string | undefined>;

export function ask<T>(
  method: Method,
  path: string,
  body?: unknown,
  timeoutMs = TIMEOUT_MS,
): Promise<Result<T>> {
  const content =
    body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return request(path, { method, timeoutMs, ...content }, asJson<T>);
}

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** Takes the single member out of an answer like `{plan}`. */
export async function pick<K extends string, T>(name: K, answer: Promise<Result<Record<K, T>>>) {
  const result = await answer;
  return result.ok ? { ok: true as const, value: result.value[name] } : result;
}

const id = encodeURIComponent;

/** What the router answered when asked to end a session. */
export type DisconnectAnswer =
  | { kind: 'done' | 'gone' | 'no_answer' }
  | { kind: 'refused'; reason: string };

export type ExportKind = 'payments' | 'vouchers' | 'sessions' | 'session-days' | 'plans' | 'audit';

/** Password and code once more, before something grave. */
export interface Proof {
  password: string;
  code: string;
}

export interface OperatorInput {
  username: string;
  name: string;
  role: Role;
  password: string;
}

export interface PaymentDetail {
  payment: PaymentView;
  timeline: PaymentTimelineEntry[];
}

/** Everything the app asks the box for. Nothing here throws. */
export const api = {
  setupState: () => ask<SetupState>('GET', '/setup'),
  setUp: (input: SetupRequest) => ask<Me>('POST', '/setup', input),
  me: () => ask<Me>('GET', '/me'),
  logIn: (input: { username: string; password: string; code: string }) =>
    ask<Me>('POST', '/login', input),
  changePassword: (input: Proof & { newPassword: string }) =>
    ask<{ changed: true }>('POST', '/me/password', input),
  beginTwoFactor: (proof: Proof) => ask<TwoFactorStart>('POST', '/me/two-factor', proof),
  confirmTwoFactor: (code: string) =>
    pick(
      'recoveryCodes',
      ask<{ recoveryCodes: string[] }>('POST', '/me/two-factor/confirm', { code }),
    ),
  turnOffTwoFactor: (proof: Proof) =>
    ask<{ twoFactor: false }>('POST', '/me/two-factor/off', proof),
  ownSessions: () =>
    pick('sessions', ask<{ sessions: OperatorSessionView[] }>('GET', '/me/sessions')),
  endOwnSession: (sessionId: string) =>
    ask<{ ended: true }>('DELETE', `/me/sessions/${id(sessionId)}`),
  logOut: () => ask<{ loggedOut: true }>('POST', '/logout'),

  plans: () => pick('plans', ask<{ plans: AdminPlan[] }>('GET', '/plans')),
  addPlan: (input: PlanInput) => pick('plan', ask<{ plan: AdminPlan }>('POST', '/plans', input)),
  changePlan: (planId: string, input: Partial<PlanInput>) =>
    pick('plan', ask<{ plan: AdminPlan }>('PATCH', `/plans/${id(planId)}`, input)),
  archivePlan: (planId: string) => ask<{ archived: true }>('DELETE', `/plans/${id(planId)}`),
  addDemoPlans: () => pick('plans', ask<{ plans: AdminPlan[] }>('POST', '/plans/demo')),

  batches: (query: { find?: string; cursor?: string }) =>
    ask<Page<BatchView>>('GET', withQuery('/batches', query)),
  batch: (batchId: string) =>
    pick('batch', ask<{ batch: BatchView }>('GET', `/batches/${id(batchId)}`)),
  createBatch: (input: {
    plan: string;
    count: number;
    label: string;
    siteId: string | null;
    endsAt?: string;
    progressId: string;
  }) => ask<BatchCodes>('POST', '/batches', input, SLOW_TIMEOUT_MS),
  batchProgress: (progressId: string) =>
    ask<{ made: number | null }>('GET', `/batches/progress/${id(progressId)}`),
  revealBatch: (batchId: string) =>
    ask<BatchCodes>('POST', `/batches/${id(batchId)}/reveal`, undefined, SLOW_TIMEOUT_MS),
  vouchers: (query: { batch?: string; status?: string; cursor?: string }) =>
    ask<Page<VoucherRow>>('GET', withQuery('/vouchers', query)),
  lookUpVoucher: (code: string) => ask<VoucherDetail>('POST', '/vouchers/lookup', { code }),
  revokeVoucher: (code: string) => ask<VoucherDetail>('POST', '/vouchers/revoke', { code }),

  payments: (query: { state?: string; site?: string; cursor?: string; unmasked?: string }) =>
    ask<Page<PaymentView>>('GET', withQuery('/payments', query)),
  payment: (paymentId: string) => ask<PaymentDetail>('GET', `/payments/${id(paymentId)}`),
  resolvePayment: (paymentId: string, note: string) =>
    ask<{ resolved: true }>('POST', `/payments/${id(paymentId)}/resolve`, { note }),

  matchPayment: (paymentId: string, purchase: string) =>
    pick(
      'purchase',
      ask<{ purchase: string }>('POST', `/payments/${id(paymentId)}/match`, { purchase }),
    ),
  creditPayment: (paymentId: string, phone: string) =>
    ask<{ credited: true }>('POST', `/payments/${id(paymentId)}/credit`, phone ? { phone } : {}),
  refundPayment: (
    paymentId: string,
    input: Pick<RefundView, 'method' | 'reason'> & { receipt?: string; password: string },
  ) =>
    pick('refund', ask<{ refund: RefundView }>('POST', `/payments/${id(paymentId)}/refund`, input)),
  sellForCash: (input: { id: string; plan: string; phone: string; siteId: string | null }) =>
    pick('sale', ask<{ sale: SaleView }>('POST', '/sales', input)),
  shift: () => ask<{ shift: ShiftView | null }>('GET', '/shift'),
  closeShift: (input: { countedCents: number; note: string }) =>
    ask<{ shift: ShiftView }>('POST', '/shift/close', input),
  day: (day: string) => pick('day', ask<{ day: DayView }>('GET', `/days/${id(day)}`)),
  closeDay: (day: string, input: { countedCents: number; note: string }) =>
    ask<{ day: DayView }>('POST', `/days/${id(day)}/close`, input),

  sessions: (query: {
    open?: string;
    cursor?: string;
    router?: string;
    site?: string;
    find?: string;
  }) => ask<Page<SessionView>>('GET', withQuery('/sessions', query)),
  disconnect: (sessionId: string) =>
    pick(
      'result',
      ask<{ result: DisconnectAnswer }>('POST', `/sessions/${id(sessionId)}/disconnect`),
    ),

  troubles: (query: { router?: string }) =>
    pick('troubles', ask<{ troubles: TroubleView[] }>('GET', withQuery('/troubles', query))),
  probeRouter: (routerId: string) =>
    pick('probe', ask<{ probe: RouterProbeView }>('POST', `/routers/${id(routerId)}/probe`, {})),
  routerKnocks: () => pick('knocks', ask<{ knocks: RouterKnock[] }>('GET', '/routers/knocks')),
  routers: () => pick('routers', ask<{ routers: RouterView[] }>('GET', '/routers')),
  addRouter: (input: RouterInput) =>
    pick('router', ask<{ router: RouterView }>('POST', '/routers', input)),
  changeRouter: (routerId: string, change: RouterChange) =>
    pick('router', ask<{ router: RouterView }>('PATCH', `/routers/${id(routerId)}`, change)),
  routerConnection: (routerId: string) =>
    pick(
      'connection',
      ask<{ connection: RouterConnection }>('GET', `/routers/${id(routerId)}/connection`),
    ),
  routerScript: (routerId: string) =>
    pick('script', ask<{ script: string }>('GET', `/routers/${id(routerId)}/script`)),
  routerScriptLink: (routerId: string) =>
    pick(
      'link',
      ask<{ link: RouterScriptLink }>('POST', `/routers/${id(routerId)}/script-link`, {}),
    ),

  operators: () => pick('operators', ask<{ operators: OperatorView[] }>('GET', '/operators')),
  addOperator: (input: OperatorInput) =>
    pick('operator', ask<{ operator: OperatorView }>('POST', '/operators', input)),

  changeOperator: (
    operatorId: string,
    change: { name?: string; role?: Role; disabled?: boolean },
  ) =>
    pick(
      'operator',
      ask<{ operator: OperatorView }>('PATCH', `/operators/${id(operatorId)}`, change),
    ),
  setOperatorPassword: (operatorId: string, password: string) =>
    ask<{ changed: true }>('POST', `/operators/${id(operatorId)}/password`, { password }),
  dropOperatorTwoFactor: (operatorId: string) =>
    ask<{ twoFactor: false }>('POST', `/operators/${id(operatorId)}/two-factor/off`),
  endOperatorSessions: (operatorId: string) =>
    ask<{ ended: true }>('DELETE', `/operators/${id(operatorId)}/sessions`),

  audit: (query: { actor?: string; action?: string; cursor?: string }) =>
    ask<Page<AuditEntryView>>('GET', withQuery('/audit', query)),
  verifyAudit: () => ask<AuditVerification>('GET', '/audit/verify', undefined, SLOW_TIMEOUT_MS),

  settings: () => pick('settings', ask<{ settings: Record<string, string> }>('GET', '/settings')),
  saveSettings: (settings: Record<string, string>) =>
    pick('settings', ask<{ settings: Record<string, string> }>('PUT', '/settings', settings)),

  looks: () => pick('looks', ask<{ looks: LookView[] }>('GET', '/splash/looks')),
  saveLook: (router: string, look: SplashLook) =>
    ask<{ looks: LookView[] }>('PUT', `/splash/looks/${id(router)}`, look),
  dropLook: (router: string) => ask<{ looks: LookView[] }>('DELETE', `/splash/looks/${id(router)}`),
  wording: (language: SplashLanguage) =>
    pick(
      'entries',
      ask<{ entries: WordingEntry[] }>('GET', withQuery('/splash/wording', { language })),
    ),
  reword: (change: { language: SplashLanguage; key: string; words: string | null }) =>
    pick('entries', ask<{ entries: WordingEntry[] }>('PUT', '/splash/wording', change)),
  visits: () => pick('rows', ask<{ rows: FunnelRow[] }>('GET', '/splash/funnel')),
  addPicture: (use: 'logo' | 'banner', data: string) =>
    pick('picture', ask<{ picture: PictureView }>('POST', '/splash/pictures', { use, data })),

  health: () => pick('checks', ask<{ checks: HealthCheck[] }>('GET', '/health')),
  exportTable: (kind: ExportKind) => askFile(`/exports/${kind}`),
};

/** A file, to be saved. */
export function askFile(path: string): Promise<Result<Blob>> {
  return request(path, { timeoutMs: SLOW_TIMEOUT_MS }, (response) => response.blob());
}
