import type { RadiusClient } from './clients.ts';
import { Type } from './codes.ts';
import { type Credential, CredentialCheck, readCredential } from './credential.ts';
import type { Packet } from './packet.ts';
import {
  address,
  byteCount,
  findAttribute,
  integer,
  isRepeated,
  normaliseMac,
  octets,
  text,
} from './values.ts';

/** What both kinds of request say about where they come from. */
interface NasFields {
  readonly client: RadiusClient;
  /** `AA:BB:CC:DD:EE:FF`, from Calling-Station-Id. */
  readonly mac: string | null;
  /** Dotted IPv4. */
  readonly framedIp: string | null;
  readonly calledStationId: string | null;
  readonly nasIdentifier: string | null;
  readonly nasIpAddress: string | null;
  readonly nasPort: number | null;
  readonly nasPortId: string | null;
  readonly nasPortType: number | null;
  readonly serviceType: number | null;
}

/** An authentic, well-formed Access-Request with exactly one credential. */
export interface AccessRequest extends NasFields {
  readonly userName: string;
  readonly credential: Credential;
  readonly acctSessionId: string | null;
  /** Whether the credential was made from this password; in constant time. */
  verify(cleartext: string): boolean;
}

/** An authentic, well-formed Accounting-Request. */
export interface AccountingRequest extends NasFields {
  readonly status: 'start' | 'interim' | 'stop' | 'on' | 'off';
  /** Empty when the router names nobody, as for `on` and `off`. */
  readonly userName: string;
  /** Empty for `on` and `off` alone. */
  readonly acctSessionId: string;
  /** What the Access-Accept sent as Class. */
  readonly classValue: Buffer | null;
  readonly sessionSeconds: number;
  /** 64-bit counts as the router names them. */
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** The same seen from the customer, by the client's `uploadIsInput`. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** By the router's clock, which may well say 1970. */
  readonly eventTimestampSeconds: number | null;
  readonly delaySeconds: number;
  /** RFC 2866 §5.10 in words, such as `Session-Timeout`. */
  readonly terminateCause: string | null;
}

export type AccessFault =
  | 'no_credential'
  | 'several_credentials'
  | 'bad_credential'
  | 'bad_user_name'
  | 'no_nas_identity'
  | 'unknown_state'
  | 'eap_unsupported';

/** Strings are read when asked for: most of them never are. */
export class DecodedAccess implements AccessRequest {
  readonly client: RadiusClient;
  readonly userName: string;
  readonly credential: Credential;
  readonly check: CredentialCheck;
  readonly #packet: Packet;

  constructor(packet: Packet, client: RadiusClient, userName: string, credential: Credential) {
    this.#packet = packet;
    this.client = client;
    this.userName = userName;
    this.credential = credential;
    this.check = new CredentialCheck(packet, client.secret, credential);
  }

  verify(cleartext: string): boolean {
    return this.check.verify(cleartext);
  }
  get mac(): string | null {
    return normaliseMac(text(this.#packet, Type.callingStationId));
  }
  get framedIp(): string | null {
    return address(this.#packet, Type.framedIpAddress);
  }
  get calledStationId(): string | null {
    return text(this.#packet, Type.calledStationId);
  }
  get nasIdentifier(): string | null {
    return text(this.#packet, Type.nasIdentifier);
  }
  get nasIpAddress(): string | null {
    return address(this.#packet, Type.nasIpAddress);
  }
  get nasPort(): number | null {
    return integer(this.#packet, Type.nasPort);
  }
  get nasPortId(): string | null {
    return text(this.#packet, Type.nasPortId);
  }
  get nasPortType(): number | null {
    return integer(this.#packet, Type.nasPortType);
  }
  get acctSessionId(): string | null {
    return text(this.#packet, Type.acctSessionId);
  }
  get serviceType(): number | null {
    return integer(this.#packet, Type.serviceType);
  }
}

/** Reads an authentic Access-Request, or says why it has to be rejected. */
export function decodeAccess(packet: Packet, client: RadiusClient): DecodedAccess | AccessFault {
  if (packet.hasEapMessage) return 'eap_unsupported';
  const userName = octets(packet, Type.userName)?.toString('utf8') ?? '';
  const isBad = userName === '' || userName.includes('\0') || isRepeated(packet, Type.userName);
  if (isBad) return 'bad_user_name';
  // This server never challenges, so it never issued a State.
  if (findAttribute(packet, Type.state) >= 0) return 'unknown_state';
  const isNamed =
    findAttribute(packet, Type.nasIpAddress) >= 0 ||
    findAttribute(packet, Type.nasIdentifier) >= 0 ||
    findAttribute(packet, Type.nasIpv6Address) >= 0;
  if (!isNamed) return 'no_nas_identity';
  const credential = readCredential(packet);
  if (typeof credential === 'string') return credential;
  return new DecodedAccess(packet, client, userName, credential);
}

const STATUSES = new Map<number | null, AccountingRequest['status']>([
  [1, 'start'],
  [2, 'stop'],
  [3, 'interim'],
  [7, 'on'],
  [8, 'off'],
]);

export type AccountingFault = 'no_status' | 'no_session_id';

/**
 * Reads an authentic Accounting-Request. `ignored`: a status that reports on tunnels or links
 * instead of sessions; it only wants an answer.
 */
export function decodeAccounting(
  packet: Packet,
  client: RadiusClient,
): AccountingRequest | AccountingFault | 'ignored' {
  const statusType = integer(packet, Type.acctStatusType);
  if (statusType === null) return 'no_status';
  const status = STATUSES.get(statusType);
  if (status === undefined) return 'ignored';
  const acctSessionId = text(packet, Type.acctSessionId) ?? '';
  if (acctSessionId === '' && status !== 'on' && status !== 'off') return 'no_session_id';
  const inputBytes = byteCount(packet, Type.acctInputOctets, Type.acctInputGigawords);
  const outputBytes = byteCount(packet, Type.acctOutputOctets, Type.acctOutputGigawords);
  return {
    client,
    status,
    userName: text(packet, Type.userName) ?? '',
    acctSessionId,
    classValue: octets(packet, Type.classValue),
    mac: normaliseMac(text(packet, Type.callingStationId)),
    framedIp: address(packet, Type.framedIpAddress),
    calledStationId: text(packet, Type.calledStationId),
    nasIdentifier: text(packet, Type.nasIdentifier),
    nasIpAddress: address(packet, Type.nasIpAddress),
    nasPort: integer(packet, Type.nasPort),
    nasPortId: text(packet, Type.nasPortId),
    nasPortType: integer(packet, Type.nasPortType),
    serviceType: integer(packet, Type.serviceType),
    sessionSeconds: integer(packet, Type.acctSessionTime) ?? 0,
    inputBytes,
    outputBytes,
    bytesUp: client.uploadIsInput ? inputBytes : outputBytes,
    bytesDown: client.uploadIsInput ? outputBytes : inputBytes,
    eventTimestampSeconds: integer(packet, Type.eventTimestamp),
    delaySeconds: integer(packet, Type.acctDelayTime) ?? 0,
    terminateCause: terminateCause(integer(packet, Type.acctTerminateCause)),
  };
}

const TERMINATE_CAUSES = [
  ...['User-Request', 'Lost-Carrier', 'Lost-Service', 'Idle-Timeout', 'Session-Timeout'],
  ...['Admin-Reset', 'Admin-Reboot', 'Port-Error', 'NAS-Error', 'NAS-Request', 'NAS-Reboot'],
  ...['Port-Unneeded', 'Port-Preempted', 'Port-Suspended', 'Service-Unavailable', 'Callback'],
  ...['User-Error', 'Host-Request'],
];

function terminateCause(cause: number | null): string | null {
  if (cause === null) return null;
  return TERMINATE_CAUSES[cause - 1] ?? `cause ${cause}`;
}
