import { messageAuthenticatorIsValid, requestAuthenticatorIsValid } from './authenticator.ts';
import type { RadiusClient, SecretSource } from './clients.ts';
import { Code } from './codes.ts';
import type { Packet } from './packet.ts';

export type ForgeryFault =
  | 'bad_authenticator'
  | 'bad_message_authenticator'
  | 'missing_message_authenticator';

/** Decides whether a packet really comes from the client whose address it bears. */
export class Gate {
  readonly #secrets: SecretSource;
  /** Clients seen to sign, until their record is loaded anew with the latch set. */
  readonly #signing = new WeakSet<RadiusClient>();

  constructor(secrets: SecretSource) {
    this.#secrets = secrets;
  }

  /** Null for an authentic packet. Dropped without an answer otherwise. */
  examine(packet: Packet, client: RadiusClient): ForgeryFault | null {
    if (packet.code === Code.accountingRequest) {
      if (!requestAuthenticatorIsValid(packet, client.secret)) return 'bad_authenticator';
    }
    if (packet.messageAuthenticatorAt >= 0) {
      if (!messageAuthenticatorIsValid(packet, client.secret)) return 'bad_message_authenticator';
      if (packet.code === Code.accessRequest) this.#latch(client);
      return null;
    }
    return this.#mayBeUnsigned(packet, client) ? null : 'missing_message_authenticator';
  }

  /**
   * Status-Server is always signed (RFC 5997 §2), EAP too (RFC 3579 §3.1), and an unsigned
   * Access-Request with Proxy-State is what CVE-2024-3596 needs to forge its answer.
   */
  #mayBeUnsigned(packet: Packet, client: RadiusClient): boolean {
    if (packet.code === Code.accountingRequest) return true;
    if (packet.code !== Code.accessRequest || packet.hasEapMessage || packet.hasProxyState) {
      return false;
    }
    if (client.messageAuthenticator === 'no') return true;
    if (client.messageAuthenticator === 'yes') return false;
    return !client.messageAuthenticatorSeen && !this.#signing.has(client);
  }

  #latch(client: RadiusClient): void {
    if (client.messageAuthenticatorSeen || this.#signing.has(client)) return;
    this.#signing.add(client);
    this.#secrets.messageAuthenticatorSeen(client.id);
  }
}
