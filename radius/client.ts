import {
  type Attribute,
  integerAttribute,
  octetsAttribute,
  readAttributes,
  textAttribute,
} from './attributes.ts';
import { replyIsValid } from './authenticator.ts';
import { Code, Type, Vendor } from './codes.ts';
import { Microsoft } from './credential.ts';
import { challengeHash, challengeResponse, ntPasswordHash } from './mschap.ts';
import { AUTHENTICATOR_AT, framePacket, HEADER_BYTES } from './packet.ts';
import { chapPassword, encryptUserPassword } from './password.ts';
import { buildRequest } from './request-packet.ts';

/** The router's side of RADIUS: signed requests out, verified replies in. */

export type ClientCredential =
  | { kind: 'pap'; password: string }
  /** Without a challenge the Request Authenticator serves as one (RFC 2865 §5.40). */
  | { kind: 'chap'; password: string; challenge?: Uint8Array }
  /** 8 bytes of challenge. */
  | { kind: 'mschap'; password: string; challenge: Uint8Array }
  /** 16 bytes each. */
  | {
      kind: 'mschapv2';
      password: string;
      challenge: Uint8Array;
      peerChallenge: Uint8Array;
    };

export interface AccessRequestParts {
  /** 0…255. */
  identifier: number;
  /** 16 random bytes. */
  authenticator: Uint8Array;
  secret: Buffer;
  userName: string;
  credential: ClientCredential;
  attributes?: readonly Attribute[];
  /** Signs with a Message-Authenticator; the default is true. */
  isSigned?: boolean;
}

/** A complete Access-Request. Throws RangeError when a value does not fit. */
export function encodeAccessRequest(parts: AccessRequestParts): Buffer {
  const { identifier, authenticator, secret, userName, attributes = [], isSigned = true } = parts;
  return buildRequest({
    code: Code.accessRequest,
    identifier,
    authenticator,
    secret,
    isSigned,
    attributes: [
      textAttribute(Type.userName, userName),
      ...credentialAttributes(parts),
      ...attributes,
    ],
  });
}

export interface AccountingRequestParts {
  identifier: number;
  secret: Buffer;
  status: 'start' | 'interim' | 'stop' | 'on' | 'off';
  attributes: readonly Attribute[];
  /** Signs with a Message-Authenticator too; the default is false, as routers do. */
  isSigned?: boolean;
}

const STATUS_TYPES = { start: 1, stop: 2, interim: 3, on: 7, off: 8 };

/** A complete Accounting-Request. Throws RangeError when a value does not fit. */
export function encodeAccountingRequest(parts: AccountingRequestParts): Buffer {
  const { identifier, secret, status, attributes, isSigned = false } = parts;
  const statusType = integerAttribute(Type.acctStatusType, STATUS_TYPES[status]);
  return buildRequest({
    code: Code.accountingRequest,
    identifier,
    secret,
    isSigned,
    attributes: [statusType, ...attributes],
  });
}

/** A byte count as Octets and Gigawords (RFC 2869 §5.1, §5.2). */
export function usageAttributes(inputBytes: number, outputBytes: number): Attribute[] {
  const split = (bytes: number): [number, number] => [bytes % 2 ** 32, Math.floor(bytes / 2 ** 32)];
  const [inputLow, inputHigh] = split(inputBytes);
  const [outputLow, outputHigh] = split(outputBytes);
  return [
    integerAttribute(Type.acctInputOctets, inputLow),
    integerAttribute(Type.acctInputGigawords, inputHigh),
    integerAttribute(Type.acctOutputOctets, outputLow),
    integerAttribute(Type.acctOutputGigawords, outputHigh),
  ];
}

/** A Status-Server request (RFC 5997): "are you there?". */
export function encodeStatusServer(
  parts: Pick<AccessRequestParts, 'identifier' | 'authenticator' | 'secret' | 'attributes'>,
): Buffer {
  const { identifier, authenticator, secret, attributes = [] } = parts;
  const code = Code.statusServer;
  return buildRequest({ code, identifier, authenticator, secret, isSigned: true, attributes });
}

/** A reply, decoded; null for a datagram that is no authentic answer to this request. */
export function readReply(
  datagram: Buffer,
  request: Buffer,
  secret: Buffer,
): { code: number; attributes: Attribute[] } | null {
  const packet = framePacket(datagram);
  if (packet.kind === 'malformed' || packet.identifier !== request[1]) return null;
  const authenticator = request.subarray(AUTHENTICATOR_AT, HEADER_BYTES);
  if (!replyIsValid(packet, authenticator, secret)) return null;
  return { code: packet.code, attributes: readAttributes(packet) };
}

function credentialAttributes(parts: AccessRequestParts): Attribute[] {
  const { credential, secret, authenticator, identifier } = parts;
  switch (credential.kind) {
    case 'pap': {
      const encrypted = encryptUserPassword(
        Buffer.from(credential.password),
        secret,
        authenticator,
      );
      return [octetsAttribute(Type.userPassword, encrypted)];
    }
    case 'chap': {
      const { password, challenge } = credential;
      const answer = chapPassword(identifier, Buffer.from(password), challenge ?? authenticator);
      const response = octetsAttribute(Type.chapPassword, answer);
      if (challenge === undefined) return [response];
      return [octetsAttribute(Type.chapChallenge, Buffer.from(challenge)), response];
    }
    default:
      return mschapAttributes(credential, identifier, parts.userName);
  }
}

function mschapAttributes(
  credential: Extract<ClientCredential, { kind: 'mschap' | 'mschapv2' }>,
  identifier: number,
  userName: string,
): Attribute[] {
  const { password, challenge } = credential;
  const hash = ntPasswordHash(password);
  const response = Buffer.alloc(50);
  response[0] = identifier;
  let type: number = Microsoft.chapResponse;
  if (credential.kind === 'mschapv2') {
    type = Microsoft.chap2Response;
    response.set(credential.peerChallenge, 2);
    const hashed = challengeHash(credential.peerChallenge, challenge, Buffer.from(userName));
    response.set(challengeResponse(hashed, hash), 26);
  } else {
    response[1] = 1;
    response.set(challengeResponse(challenge, hash), 26);
  }
  return [
    octetsAttribute(Microsoft.chapChallenge, Buffer.from(challenge), Vendor.microsoft),
    octetsAttribute(type, response, Vendor.microsoft),
  ];
}
