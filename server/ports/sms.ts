import type { SmsRefusal } from '../core/sms-route.ts';

/** Sending and receiving SMS. Each call ends in a value; only a programming fault throws. */
export interface SmsMessage {
  /** With the leading `+`. */
  to: string;
  text: string;
}

export type SmsOutcome =
  | { kind: 'accepted'; providerId: string; parts: number; costCents: number | null }
  /** It did not go out. `code` is the provider's own, `refusal` decides what follows. */
  | { kind: 'rejected'; code: string; refusal: SmsRefusal; detail: string }
  /** It may have gone out: wait for a delivery report before sending again. */
  | { kind: 'unknown'; detail: string };

/**
 * What became of a message that was accepted. `pending` is on its way; `delivered` and `failed`
 * are final; `not_sent` never left the provider, so another one may send it.
 */
export interface DeliveryReport {
  providerId: string;
  status: 'delivered' | 'failed' | 'pending' | 'not_sent';
  /** The customer's number as our own records write it (`2547…`); null when the report has none. */
  phone: string | null;
  detail: string;
}

/** An SMS that somebody sent to us. */
export interface InboundSms {
  /** The provider's own, to notice a repetition. */
  providerId: string;
  phone: string;
  text: string;
}

export type SmsBalance =
  | { kind: 'known'; balanceCents: number }
  | { kind: 'unknown'; detail: string };

/** Messages that lie in a folder until somebody looks: a modem's reports and its inbox. */
export interface SmsCollector {
  /**
   * Hands over what has come since; each item is forgotten only after its handler has resolved, so
   * a power cut in between repeats it.
   */
  collect(handlers: {
    report(report: DeliveryReport): Promise<unknown>;
    inbound(sms: InboundSms): Promise<unknown>;
  }): Promise<void>;
}

export interface SmsGateway {
  readonly name: string;
  readonly simulated: boolean;
  /** Whether it tells later what became of a message; without reports `sent` is all we know. */
  readonly reports: boolean;
  send(message: SmsMessage): Promise<SmsOutcome>;
  /** Parses a delivery-report body; null when it is not one. Never throws. */
  parseDeliveryReport(body: string): DeliveryReport | null;
  /** Parses the body of an SMS sent to us; null when it is not one. Never throws. */
  parseInbound(body: string): InboundSms | null;
  /** Null when the provider has no prepaid balance that could be asked for. */
  balance: (() => Promise<SmsBalance>) | null;
  /** Present when messages have to be fetched. */
  collector: SmsCollector | null;
}

/** The providers in the owner's order; the list changes when the settings do. */
export interface SmsProviders {
  list(): readonly SmsGateway[];
  find(name: string): SmsGateway | null;
}
