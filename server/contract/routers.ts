/** Routers on the admin listener, and what can be believed of them. */

/** GET /routers → {routers}, POST /routers and PATCH /routers/:id → {router}, GET /routers/:id/script → {script}. */
export interface RouterView {
  id: string;
  name: string;
  address: string;
  kind: string;
  messageAuthenticator: 'auto' | 'yes' | 'no';
  messageAuthenticatorSeen: boolean;
  coaPort: number;
  loginHosts: string[];
  /** Whether it has a uamsecret, faskey, API key or NBI password; the secret itself stays here. */
  hasLoginSecret: boolean;
  controllerUrl: string | null;
  controllerSite: string | null;
  /** See GET /sites; null: none. */
  siteId: string | null;
  lastSeenAt: string | null;
  /** Since when it does not end sessions when told to; null when it obeys, as far as is known. */
  disobeyedAt: string | null;
  createdAt: string;
  /** What can be believed of it, in the order in which one connects a router. */
  trust: RouterTrustStep[];
  /** Since it was added. */
  contact: RouterContactView;
}

export interface RouterTrustStep {
  step: 'heard' | 'secret' | 'signed' | 'accounting' | 'coa' | 'splash' | 'customer';
  /** Grey: nothing is known yet. */
  status: 'green' | 'amber' | 'red' | 'grey';
  finding: RouterFinding;
}

export type RouterFinding =
  | ('never_heard' | 'silent' | 'heard')
  | ('wrong_secret' | 'unbelieved' | 'secret_fits' | 'secret_unproven')
  | ('signed' | 'unsigned' | 'signing_unknown')
  | ('accounting' | 'no_accounting' | 'accounting_unknown')
  | ('coa_disobeyed' | 'coa_proven' | 'coa_silent' | 'coa_forged' | 'coa_refused')
  | ('coa_network' | 'coa_untried')
  | ('splash_seen' | 'splash_awaited' | 'customer_seen' | 'customer_awaited');

/**
 * POST /routers/:id/script-link → {link}: a line for the router's own terminal that fetches the
 * script and runs it. Works once, for ten minutes, from the router's address alone.
 */
export interface RouterScriptLink {
  command: string;
  expiresAt: string;
}

export interface RouterContactView {
  accepts: number;
  rejects: number;
  reports: number;
  forgeries: number;
  /** As it said itself, by Accounting-On. */
  restarts: number;
  lastRestartAt: string | null;
  /** Of the last probe (POST /routers/:id/probe → {probe, router}). */
  roundTripMs: number | null;
  probedAt: string | null;
}

/** POST /routers/:id/probe: what came of asking it to end a session that cannot exist. */
export interface RouterProbeView {
  kind: 'proven' | 'refused' | 'silent' | 'forged';
  roundTripMs: number | null;
}

/** POST /routers/scan → {found}: MikroTiks in the networks that the box stands in. */
export interface FoundRouter {
  address: string;
  mac: string | null;
  identity: string;
  board: string | null;
  version: string | null;
  /** Under which name it was added already; null when it was not. */
  addedAs: string | null;
}

/** GET /routers/knocks → {knocks}: unknown addresses that ask for RADIUS, the latest first. */
export interface RouterKnock {
  address: string;
  packets: number;
  firstAt: string;
  lastAt: string;
}

export interface RouterInput {
  name: string;
  address: string;
  secret: string;
  kind: string;
  messageAuthenticator: 'auto' | 'yes' | 'no';
  coaPort: number;
  loginHosts?: string[];
  loginSecret?: string | null;
  controllerUrl?: string | null;
  controllerSite?: string | null;
  siteId?: string | null;
  insecureSecret?: boolean;
}

/** PATCH /routers/:id: what is not named stays as it is, the secrets above all. */
export interface RouterChange extends Partial<RouterInput> {
  /** The controller has a new certificate, and that is as it should be. */
  forgetCertificate?: boolean;
}

/** GET /routers/:id/connection → {connection}: what to enter on a router for which there is no script. */
export interface RouterConnection {
  /** As the router reaches the box. */
  boxAddress: string;
  authPort: number;
  acctPort: number;
  coaPort: number;
  secret: string;
  /** Where it sends customers. */
  portalUrl: string;
}

/** POST /plans/preview (as POST /plans) → {routers}: what each kind of router is told of such a plan. */
export interface PlanPreview {
  kind: string;
  /** Whether the router stops used-up data itself; else the box cuts the session off. */
  cutsData: boolean;
  attributes: { name: string; value: string }[];
}
