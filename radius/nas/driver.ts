import { type Attribute, octetsAttribute } from '../attributes.ts';
import { Type } from '../codes.ts';
import { attributeNamed } from '../dictionary.ts';

/** What a session may use. Null: no such limit. */
export interface SessionLimits {
  sessionTimeoutSeconds: number | null;
  idleTimeoutSeconds: number | null;
  interimIntervalSeconds: number;
  /** Bits per second, as all speeds here. Down is towards the customer. */
  downBps: number | null;
  upBps: number | null;
  /** Null or absent: none. What a router cannot do of it is left out. */
  burst?: Burst | null;
  /** Both directions together. */
  remainingBytes: number | null;
  remainingUpBytes?: number | null;
  remainingDownBytes?: number | null;
  /** Sessions that may share the user name. */
  devices: number;
  /** Comes back in every accounting packet of the session; null in a change, which keeps it. */
  classValue: Buffer | null;
  /** The router's own role, group or user profile to apply. */
  roleName?: string;
}

/** More speed for a while, as RouterOS grants it. */
export interface Burst {
  downBps: number;
  upBps: number;
  /** The burst holds while the average speed stays below these. */
  downThresholdBps: number;
  upThresholdBps: number;
  /** Over how long that average is taken. */
  averagingSeconds: number;
  /** 1 (first served) … 8; null: the router's own, which is 8. */
  priority: number | null;
  /** What the line grants even when it is full; null: nothing is set aside. */
  downMinimumBps: number | null;
  upMinimumBps: number | null;
}

export type LiveChange = 'sessionTimeout' | 'speed' | 'data';

/** A live session, as the router named it in accounting. */
export interface NasSession {
  userName: string;
  acctSessionId: string;
  framedIp: string | null;
  /** `AA:BB:CC:DD:EE:FF`. */
  mac: string | null;
}

export const NAS_KINDS = [
  'mikrotik',
  'chilli',
  'unifi',
  'omada',
  'ruckus',
  'aruba',
  'cambium',
  'cisco',
  'generic',
] as const;
export type NasKind = (typeof NAS_KINDS)[number];

/** What an adapter must know of one kind of router. */
export interface NasDriver {
  readonly kind: NasKind;
  /** Where it listens for CoA and Disconnect unless told otherwise. */
  readonly coaPort: number;
  /** Limits as the attributes of an Access-Accept. */
  grant(limits: SessionLimits): Attribute[];
  /** Whether the router itself stops a session whose data is used up. */
  readonly dataLimitIsEnforced: boolean;
  /** What a CoA can change while the session lives; the rest takes a Disconnect. */
  readonly liveChanges: ReadonlySet<LiveChange>;
  /** Names the session in a CoA or Disconnect, and nothing else (RFC 5176 §3). */
  identify(session: NasSession): Attribute[];
  /**
   * The attributes of a CoA-Request that brings a live session what `changes` of these limits;
   * routers that forget what a change leaves out get them all. Times and data count from the
   * session's beginning, as the router's own counters do.
   */
  change(limits: SessionLimits, session: NasSession, changes: ReadonlySet<LiveChange>): Attribute[];
}

const UINT32_RANGE = 2 ** 32;
const UINT32_MAX = UINT32_RANGE - 1;

/** An integer attribute of at least 1, since routers read 0 as "no limit". Nothing for null. */
export function limitAttribute(name: string, value: number | null | undefined): Attribute[] {
  if (value === null || value === undefined) return [];
  return [attributeNamed(name, Math.min(UINT32_MAX, Math.max(1, Math.floor(value))))];
}

/** A 64-bit byte count over two attributes; both always go out. Nothing for null. */
export function bytesAttributes(
  lowName: string,
  gigawordsName: string,
  bytes: number | null | undefined,
): Attribute[] {
  if (bytes === null || bytes === undefined) return [];
  const whole = Math.max(1, Math.floor(bytes));
  return [
    attributeNamed(lowName, whole % UINT32_RANGE),
    attributeNamed(gigawordsName, Math.min(UINT32_MAX, Math.floor(whole / UINT32_RANGE))),
  ];
}

/** What every router understands: the two time-outs, the interim interval and Class. */
export function standardLimits(limits: SessionLimits, interimSecondsMin = 1): Attribute[] {
  const interimSeconds = Math.max(interimSecondsMin, limits.interimIntervalSeconds);
  return [
    ...limitAttribute('Session-Timeout', limits.sessionTimeoutSeconds),
    ...limitAttribute('Idle-Timeout', limits.idleTimeoutSeconds),
    ...limitAttribute('Acct-Interim-Interval', interimSeconds),
    ...(limits.classValue === null ? [] : [octetsAttribute(Type.classValue, limits.classValue)]),
  ];
}

/** WISPr's speeds, in bit/s. */
export function wisprSpeeds(limits: SessionLimits): Attribute[] {
  return [
    ...limitAttribute('WISPr-Bandwidth-Max-Up', limits.upBps),
    ...limitAttribute('WISPr-Bandwidth-Max-Down', limits.downBps),
  ];
}

/** User-Name, Acct-Session-Id and, where known, Framed-IP-Address. */
export function sessionIdentity(session: NasSession): Attribute[] {
  const { userName, acctSessionId, framedIp } = session;
  return [
    attributeNamed('User-Name', userName),
    attributeNamed('Acct-Session-Id', acctSessionId),
    ...(framedIp === null ? [] : [attributeNamed('Framed-IP-Address', framedIp)]),
  ];
}
