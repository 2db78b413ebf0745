/** Access points whose controller the box calls by itself, instead of a form in the browser. */
import type { RouterParameters } from '../contract/portal.ts';
import type { OrderResult } from './access.ts';
import type { LoginRouter } from './services.ts';

export type ControllerOutcome =
  | { kind: 'online' }
  /** The controller said no; `said` is its own words, scrubbed, for the log. */
  | { kind: 'rejected'; said: string }
  | { kind: 'no_answer'; detail: string };

/**
 * A controller that takes a name and a password, and then asks our own RADIUS server about them:
 * limits and accounting come over RADIUS as from any router.
 */
export interface ControllerLogin {
  login(
    router: LoginRouter,
    code: string,
    parameters: RouterParameters,
  ): Promise<ControllerOutcome>;
}

/** What a device may do, in the units of the box. */
export interface GuestGrant {
  /** Null: unlimited. */
  sessionSeconds: number | null;
  remainingBytes: number | null;
  downBps: number | null;
  upBps: number | null;
}

/** A device that the controller lets through, with what it has used since it was let in. */
export interface Guest {
  mac: string;
  ip: string | null;
  /** Names this authorisation: the same until the device is let in anew. */
  sessionId: string;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
}

/** A controller without RADIUS: it is told who may be online, and asked what they use. */
export interface GuestControl {
  admit(router: LoginRouter, mac: string, grant: GuestGrant): Promise<ControllerOutcome>;
  dismiss(router: LoginRouter, mac: string): Promise<OrderResult>;
  /** Everybody who is let through now; null when the controller did not answer. */
  guests(router: LoginRouter): Promise<Guest[] | null>;
}
