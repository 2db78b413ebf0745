/** A router that may ask, as its address was found. */
export interface RadiusClient {
  readonly id: string;
  /** 1…256 bytes. The same Buffer for as long as it holds: keyed digests are remembered by it. */
  readonly secret: Buffer;
  /** Which driver answers it: see NAS_KINDS. */
  readonly kind: string;
  /** Whether Access-Requests must be signed; `auto`: from the first signed one on. */
  readonly messageAuthenticator: 'auto' | 'yes' | 'no';
  /** What `auto` has learnt so far. */
  readonly messageAuthenticatorSeen: boolean;
  /** Whether Acct-Input counts the customer's upload: routers disagree. */
  readonly uploadIsInput: boolean;
}

/** Where the server finds its clients. Both are called on the hot path: they must not wait. */
export interface SecretSource {
  /** The client behind a source address, never by what the packet says of itself. */
  clientFor(sourceAddress: string): RadiusClient | undefined;
  /** A client of policy `auto` sent its first signed request; remember it. */
  messageAuthenticatorSeen(clientId: string): void;
}
