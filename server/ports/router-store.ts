import type { RouterContact } from '../core/router-trust.ts';

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
  /** See `LoginRouter`. */
  loginSecretCipher: Buffer | null;
  controllerUrl: string | null;
  controllerSite: string | null;
  controllerFingerprint: string | null;
  /** Null: none, the place that a small shop never names. */
  siteId: string | null;
  createdAtMs: number;
  lastSeenAtMs: number | null;
  /** The last time it did not end a session that it was told to end; null: it obeys. */
  disobeyedAtMs: number | null;
  disobeyedReason: string | null;
}

export interface RouterStore {
  insert(router: RouterRecord): Promise<void>;
  /** What a person may change; the rest is noted by its own methods. */
  update(router: RouterRecord): Promise<void>;
  list(): Promise<RouterRecord[]>;
  find(id: string): Promise<RouterRecord | null>;
  markMessageAuthenticatorSeen(id: string): Promise<void>;
  markSeen(id: string, atMs: number): Promise<void>;
  markDisobeyed(id: string, atMs: number, reason: string): Promise<void>;
  markObeyed(id: string): Promise<void>;
  listContacts(): Promise<RouterContact[]>;
  saveContacts(contacts: readonly RouterContact[]): Promise<void>;
  /** Keeps the certificate that the controller showed first; a later one is not overwritten. */
  pinController(id: string, fingerprint: string): Promise<void>;
}
