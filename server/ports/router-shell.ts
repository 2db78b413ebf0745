/** Where a router's own command line is, and who the box is there. */
export interface RouterShellTarget {
  host: string;
  port: number;
  /** In OpenSSH's own format. */
  privateKey: string;
  /** `SHA256:…` as the router showed it before; null: it was never met, and whatever it shows is taken. */
  hostFingerprint: string | null;
}

export interface ExportedConfig {
  /** What the router said. */
  config: string;
  /** Of the key that it showed. */
  hostFingerprint: string;
}

/** Asks a router for its configuration, secrets included. @throws RouterShellError */
export type ExportRouterConfig = (target: RouterShellTarget) => Promise<ExportedConfig>;

export const ROUTER_SHELL_PROBLEMS = [
  'unreachable',
  'refused',
  'host_changed',
  'not_routeros',
  'not_permitted',
  'too_large',
] as const;

export type RouterShellProblem = (typeof ROUTER_SHELL_PROBLEMS)[number];

/** Why a router did not tell its configuration; the message holds no secret. */
export class RouterShellError extends Error {
  override name = 'RouterShellError';
  readonly problem: RouterShellProblem;
  /** Of the key that it showed instead, where that is the question. */
  readonly fingerprint: string | null;

  constructor(problem: RouterShellProblem, message: string, fingerprint: string | null = null) {
    super(message);
    this.problem = problem;
    this.fingerprint = fingerprint;
  }
}
