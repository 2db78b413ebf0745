import {
  type Attribute,
  forEachVendorAttribute,
  integerAttribute,
  octetsAttribute,
} from './attributes.ts';
import { Type, Vendor } from './codes.ts';
import { encryptSalted, mppeKeys, mschapMppeKeys } from './mppe.ts';
import {
  authenticatorResponse,
  challengeHash,
  ntPasswordHash,
  ntResponseMatches,
} from './mschap.ts';
import { authenticatorOf, HEADER_BYTES, type Packet } from './packet.ts';
import { chapPasswordMatches, decryptUserPassword, passwordsMatch } from './password.ts';
import { findAttribute, octets } from './values.ts';

/** How a request proves that its sender knows the password. */
export type Credential =
  | { readonly kind: 'pap'; readonly encrypted: Buffer }
  | { readonly kind: 'chap'; readonly response: Buffer; readonly challenge: Buffer }
  | { readonly kind: 'mschap'; readonly response: Buffer; readonly challenge: Buffer }
  | { readonly kind: 'mschapv2'; readonly response: Buffer; readonly challenge: Buffer };

export type CredentialFault = 'no_credential' | 'several_credentials' | 'bad_credential';

/** Microsoft's attribute types (RFC 2548). */
export const Microsoft = {
  chapResponse: 1,
  encryptionPolicy: 7,
  encryptionTypes: 8,
  chapChallenge: 11,
  chapMppeKeys: 12,
  mppeSendKey: 16,
  mppeRecvKey: 17,
  chap2Response: 25,
  chap2Success: 26,
} as const;

const CHAP_PASSWORD_BYTES = 17;
const MSCHAP_RESPONSE_BYTES = 50;
const MSCHAP_CHALLENGE_BYTES = 8;
const MSCHAPV2_CHALLENGE_BYTES = 16;
const NT_RESPONSE_AT = 26;
const ENCRYPTION_ALLOWED = 1;
const ENCRYPTION_128_BIT = 4;

/** The one credential of an Access-Request, its lengths checked, or why there is none. */
export function readCredential(packet: Packet): Credential | CredentialFault {
  const pap = octets(packet, Type.userPassword);
  const chap = octets(packet, Type.chapPassword);
  const microsoft = findAttribute(packet, Type.vendorSpecific) < 0 ? null : readMicrosoft(packet);
  if (pap !== null) {
    if (chap !== null || microsoft !== null) return 'several_credentials';
    const isWhole = pap.length >= 16 && pap.length <= 128 && pap.length % 16 === 0;
    return isWhole ? { kind: 'pap', encrypted: pap } : 'bad_credential';
  }
  if (chap === null) return microsoft ?? 'no_credential';
  if (microsoft !== null) return 'several_credentials';
  if (chap.length !== CHAP_PASSWORD_BYTES) return 'bad_credential';
  const challenge = octets(packet, Type.chapChallenge) ?? authenticatorOf(packet);
  return { kind: 'chap', response: chap, challenge };
}

/** Checks passwords against one credential and remembers what an MS-CHAP success has to prove. */
export class CredentialCheck {
  readonly #packet: Packet;
  readonly #secret: Buffer;
  readonly #credential: Credential;
  #decrypted: Buffer | null = null;
  #provenHash: Buffer | null = null;

  constructor(packet: Packet, secret: Buffer, credential: Credential) {
    this.#packet = packet;
    this.#secret = secret;
    this.#credential = credential;
  }

  /** Whether the credential was made from this password; in constant time. */
  verify(cleartext: string): boolean {
    const credential = this.#credential;
    switch (credential.kind) {
      case 'pap': {
        const { encrypted } = credential;
        const authenticator = authenticatorOf(this.#packet);
        this.#decrypted ??= decryptUserPassword(encrypted, this.#secret, authenticator);
        return this.#decrypted !== null && passwordsMatch(this.#decrypted, cleartext);
      }
      case 'chap':
        return chapPasswordMatches(
          credential.response,
          Buffer.from(cleartext),
          credential.challenge,
        );
      default: {
        const hash = ntPasswordHash(cleartext);
        const given = credential.response.subarray(NT_RESPONSE_AT, MSCHAP_RESPONSE_BYTES);
        const matches = ntResponseMatches(given, this.#ntChallenge(credential), hash);
        if (matches) this.#provenHash = hash;
        return matches;
      }
    }
  }

  /**
   * What an Access-Accept owes the client beside the handler's attributes: for MS-CHAP the proof
   * that the server too knows the password, and the session keys. `salt` is two random bytes.
   */
  successAttributes(salt: Uint8Array): Attribute[] {
    const credential = this.#credential;
    const hash = this.#provenHash;
    if (hash === null) return [];
    const { microsoft } = Vendor;
    const authenticator = authenticatorOf(this.#packet);
    const encryption = [
      integerAttribute(Microsoft.encryptionPolicy, ENCRYPTION_ALLOWED, microsoft),
      integerAttribute(Microsoft.encryptionTypes, ENCRYPTION_128_BIT, microsoft),
    ];
    if (credential.kind === 'mschap') {
      const keys = mschapMppeKeys(hash, this.#secret, authenticator);
      return [octetsAttribute(Microsoft.chapMppeKeys, keys, microsoft), ...encryption];
    }
    if (credential.kind !== 'mschapv2') return [];
    const ntResponse = credential.response.subarray(NT_RESPONSE_AT, MSCHAP_RESPONSE_BYTES);
    const proof = authenticatorResponse(hash, ntResponse, this.#ntChallenge(credential));
    const success = Buffer.concat([credential.response.subarray(0, 1), Buffer.from(proof)]);
    const { sendKey, recvKey } = mppeKeys(hash, ntResponse);
    const encrypt = (key: Buffer, salted: Uint8Array): Buffer =>
      encryptSalted(key, salted, this.#secret, authenticator);
    // The two salts must differ within a packet (RFC 2548 §2.4.2).
    const otherSalt = Buffer.of(salt[0] ?? 0, (salt[1] ?? 0) ^ 1);
    return [
      octetsAttribute(Microsoft.chap2Success, success, microsoft),
      octetsAttribute(Microsoft.mppeSendKey, encrypt(sendKey, salt), microsoft),
      octetsAttribute(Microsoft.mppeRecvKey, encrypt(recvKey, otherSalt), microsoft),
      ...encryption,
    ];
  }

  #ntChallenge({
    kind,
    challenge,
    response,
  }: Credential & { challenge: Buffer; response: Buffer }) {
    if (kind !== 'mschapv2') return challenge;
    const userName = octets(this.#packet, Type.userName) ?? Buffer.alloc(0);
    return challengeHash(response.subarray(2, 18), challenge, userName);
  }
}

/** MS-CHAP attributes may share one Vendor-Specific attribute or have one each. */
function readMicrosoft(packet: Packet): Credential | CredentialFault | null {
  const { bytes } = packet;
  let challenge: Buffer | null = null;
  let response: Buffer | null = null;
  let kind: 'mschap' | 'mschapv2' = 'mschap';
  let responses = 0;
  for (let at = HEADER_BYTES; at < bytes.length; at += bytes[at + 1] ?? bytes.length) {
    if (bytes[at] !== Type.vendorSpecific) continue;
    if (bytes.readUInt32BE(at + 2) !== Vendor.microsoft) continue;
    forEachVendorAttribute(bytes, at, (type, from, to) => {
      if (type === Microsoft.chapChallenge) challenge = bytes.subarray(from, to);
      else if (type === Microsoft.chapResponse || type === Microsoft.chap2Response) {
        kind = type === Microsoft.chapResponse ? 'mschap' : 'mschapv2';
        response = bytes.subarray(from, to);
        responses += 1;
      }
    });
  }
  if (responses === 0) return null;
  return responses > 1 ? 'several_credentials' : wholeMschap(kind, response, challenge);
}

function wholeMschap(
  kind: 'mschap' | 'mschapv2',
  response: Buffer | null,
  challenge: Buffer | null,
): Credential | CredentialFault {
  const challengeBytes = kind === 'mschap' ? MSCHAP_CHALLENGE_BYTES : MSCHAPV2_CHALLENGE_BYTES;
  if (response?.length !== MSCHAP_RESPONSE_BYTES) return 'bad_credential';
  if (challenge?.length !== challengeBytes) return 'bad_credential';
  return { kind, response, challenge };
}
