/** What the splash needs from the rest of the house; the composition root supplies it. */
import type {
  DeviceSessionView,
  Language,
  PlanView,
  PurchaseRequest,
  PurchaseView,
  RedeemResponse,
  RouterParameters,
} from '../../contract/portal.ts';
import type { SplashLanguage } from '../../contract/splash.ts';
import type { Place } from '../../core/site.ts';
import type { ControllerOutcome } from '../../ports/controllers.ts';
import type { ConsentRecord } from '../../ports/splash-store.ts';
import type { LanguageOffer } from './language.ts';
import type { ShownLook } from './look/look-book.ts';
import type { JourneyText } from './text/journeys.ts';
import type { RouterProblem, SplashText } from './text/types.ts';

export type SplashErrorCode =
  | 'plan_unknown'
  | 'plan_elsewhere'
  | 'phone_invalid'
  | 'too_many_prompts'
  | 'purchase_pending'
  | 'phone_blocked'
  | 'provider_down'
  | 'code_invalid'
  | 'code_unknown'
  | 'code_used'
  | 'code_expired'
  | 'code_revoked'
  | 'device_limit'
  | 'too_many_claims'
  | 'too_many_guesses'
  | 'receipt_unknown'
  | 'receipt_invalid'
  | 'retry_too_early'
  | 'too_many_resends'
  | 'tv_code_unknown'
  | 'code_paused'
  | 'code_closed'
  | 'code_elsewhere'
  | 'pause_refused'
  | 'gift_phone_invalid'
  | 'count_invalid'
  | 'coupon_refused'
  | 'credit_unproven'
  | 'top_up_refused'
  | 'device_unknown'
  | 'trial_off'
  | 'trial_used'
  | 'provider_unknown';

/** A refusal in the shape of the wire; `code` is open so that a new one still reaches the customer. */
export interface SplashRefusal {
  code: string;
  message: string;
  fields?: Record<string, string>;
}

type Refused = { ok: false; error: SplashRefusal };
export type ClaimResult =
  | { ok: true; purchase: PurchaseView; trust: null }
  | { ok: true; purchase: null; trust: { code: string; minutes: number } }
  | Refused;
export type PurchaseResult = { ok: true; purchase: PurchaseView } | Refused;
export type RedeemResult =
  | { ok: true; result: RedeemResponse & { code: string; voucherId: string } }
  | Refused;

export interface LoginFailure {
  problem: RouterProblem;
  /** The router's or controller's own words: hostile text. */
  said: string;
}
export type ConnectResult = { ok: true; outcome: ControllerOutcome } | Refused;

export type OwnChange = 'pause' | 'resume' | 'replace';

export interface PastPurchase {
  planName: string;
  priceCents: number;
  currency: string;
  /** ISO 8601. */
  createdAt: string;
  state: keyof JourneyText['history']['states'];
}

export interface BusinessIdentity {
  name: string;
  /** As the owner wrote it; null when not set. */
  phone: string | null;
  /** ISO 4217. */
  currency: string;
  /** IANA name; moments are shown in it. */
  timeZone: string;
  /** Payments or SMS are simulated. */
  simulated: boolean;
  /** Where customers can send money themselves; null when nobody takes it there. */
  payByHand: { kind: 'paybill' | 'till'; number: string } | null;
  /** New customers may try it for nothing. */
  trial: boolean;
  /** Those of the switch; at least one. */
  languages: readonly SplashLanguage[];
  look: ShownLook;
}

export interface SplashServices {
  /** What the owner offers to everybody. */
  languages(): LanguageOffer;
  /**
   * As the customers of the router that the parameters tell of see it; the same object until
   * something of it changes.
   */
  business(router: RouterParameters): BusinessIdentity;
  /** The words of a language, with the owner's in place of ours. */
  words(language: SplashLanguage): SplashText;
  /** Keeps that somebody went on under the terms. */
  recordConsent(consent: Omit<ConsentRecord, 'consentedAtMs'>): Promise<void>;
  /** Where the customer of this router is. */
  placeOf(router: RouterParameters): Place;
  /** Notes at the router of ours that the device comes from, if it is one, that it sends customers here. */
  noteArrival(router: RouterParameters): void;
  /** Plans on show there, in the owner's order; those shown at most `graceMinutes` ago are among them. */
  listPlans(place: Place, graceMinutes?: number): Promise<PlanView[]>;
  startPurchase(
    input: PurchaseRequest & {
      language: Language;
      clientAddress: string;
      /** Onto the code this device is online with, unless `topUp` names another. */
      ontoOwn?: boolean;
    },
  ): Promise<PurchaseResult>;
  /** A new prompt for the same purchase to the same number, on the customer's explicit wish. */
  retryPurchase(
    id: string,
    router: RouterParameters,
    language: Language,
    clientAddress: string,
  ): Promise<PurchaseResult>;
  /** Null when there is no such purchase. */
  viewPurchase(
    id: string,
    router: RouterParameters,
    language: Language,
  ): Promise<PurchaseView | null>;
  redeem(
    code: string,
    router: RouterParameters,
    language: Language,
    clientAddress: string,
  ): Promise<RedeemResult>;
  /** Has the controller that the parameters name let this device in. */
  connect(code: string, router: RouterParameters, clientAddress: string): Promise<ConnectResult>;
  /** Lets a device in again that had only fallen silent at the own gateway. @returns whether it is online */
  comeBack(router: RouterParameters, clientAddress: string): Promise<boolean>;
  /** Notes a failed login; from the third within a while a reference that the owner can look up. */
  loginFailed(
    router: RouterParameters,
    clientAddress: string,
    failure: LoginFailure,
  ): Promise<string | null>;
  /** Pauses or resumes a code, or makes room on it for the device that asks. */
  changeOwn(
    change: OwnChange,
    code: string,
    router: RouterParameters,
    clientAddress: string,
  ): Promise<{ ok: true } | Refused>;
  deviceSession(router: RouterParameters, clientAddress: string): Promise<DeviceSessionView>;
  /** Has the code of a number sent to it, if it has one; the answer does not say so. */
  sendCodeAgain(phone: string, clientAddress: string): Promise<{ ok: true } | Refused>;
  /** What was bought on this device, the latest first. */
  history(router: RouterParameters, clientAddress: string): Promise<PastPurchase[]>;
  /**
   * Ends the session at the address that asks: what a link says about the device proves nothing.
   * `atRouter` is the router's own page for it, when the box does not know the session.
   */
  logOut(
    router: RouterParameters,
    clientAddress: string,
  ): Promise<{ result: 'done' | 'unknown'; atRouter: string | null }>;
  /** "I have paid": `receipt` is the M-Pesa code or the whole pasted message. */
  claim(
    receipt: string,
    phone: string,
    router: RouterParameters,
    clientAddress: string,
  ): Promise<ClaimResult>;
  /** The code of the live session at this address, masked; what a link says proves nothing. */
  ownCode(clientAddress: string): Promise<string | null>;
  /** Who may be asked for the money instead of M-Pesa. */
  otherProviders(): { name: string; label: string }[];
  /** Whether a coupon could be used at the moment. */
  hasCoupons(): Promise<boolean>;
  /** Sends the code of a free trial to a number that has not had one. */
  startTrial(
    phone: string,
    router: RouterParameters,
    language: Language,
    clientAddress: string,
  ): Promise<{ ok: true } | Refused>;
}
