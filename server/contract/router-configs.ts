/** Configurations of routers, as the box keeps them. */

/** Why the last try brought nothing. */
export type RouterConfigProblem =
  | 'unreachable'
  | 'refused'
  | 'host_changed'
  | 'not_routeros'
  | 'not_permitted'
  | 'too_large';

/** One that is kept; GET /routers/:id/configs/:copy → {config, text} (audited: it holds secrets). */
export interface RouterConfigView {
  id: string;
  takenAt: string;
  /** Of RouterOS. */
  version: string;
  bytes: number;
}

/** GET /routers/:id/configs → {configs} */
export interface RouterConfigsView {
  /** Why this router's configuration cannot be kept: it is no MikroTik, or stands for a network. */
  notFor: 'kind' | 'network' | null;
  sshPort: number;
  /** When it was last asked, and last read whole. */
  triedAt: string | null;
  readAt: string | null;
  problem: RouterConfigProblem | null;
  /** Of the router's SSH key: as it was met, and as it shows itself now when that is another one. */
  hostFingerprint: string | null;
  offeredFingerprint: string | null;
  /** Only what differs from the one before; the newest first. */
  copies: RouterConfigView[];
  /** So many are kept. */
  most: number;
}

/** POST /routers/:id/configs → {outcome, configs} */
export type RouterConfigOutcome = 'new' | 'unchanged' | 'failed';
