/** The box as the router itself: the part of it that needs root, as the use cases see it. */
import type { Burst } from '../core/plan.ts';

/** A device at the gateway, until its session is booked and forgotten. */
export interface GatewayClient {
  /** Named by us; begins with the epoch of the gateway that let it in. */
  sessionId: string;
  mac: string;
  ip: string;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
  /** All but `online` are cut off already, by the kernel or by our order. */
  state: 'online' | 'spent' | 'timed_out' | 'ended';
}

/** Of the whole session, from its beginning; null: none. */
export interface GatewayLimits {
  seconds: number | null;
  bytes: number | null;
  bytesUp: number | null;
  bytesDown: number | null;
}

export interface GatewaySpeeds {
  downBps: number | null;
  upBps: number | null;
  burst: Burst | null;
}

export interface GatewayEntry {
  sessionId: string;
  mac: string;
  ip: string;
  limits: GatewayLimits;
  speeds: GatewaySpeeds;
}

export type GatewayProblem =
  | 'lan_down'
  | 'wan_down'
  | 'wan_without_address'
  | 'no_route'
  | 'no_resolver'
  | 'not_forwarding'
  | 'no_rules'
  | 'no_dnsmasq'
  | 'wan_client';

export interface GatewayStatus {
  /** Another one after every start of the machine: whom it let in before is off. */
  epoch: string;
  /** What a client's packets wait in: fq_codel, or bfifo where the kernel lacks it. */
  queue: string;
  wan: { device: string; address: string | null };
  /** `10.20.0.1/16`: the box's address in the network of its clients. */
  lans: { device: string; address: string }[];
  leases: number;
  problems: GatewayProblem[];
}

/** `gone`: it knows no such session; `present`: device or address has a session already. */
export type GatewayResult =
  | { kind: 'done' }
  | { kind: 'gone' }
  | { kind: 'present' }
  | { kind: 'refused'; reason: string }
  | { kind: 'no_answer' };

/** Who is at an address now. */
export interface GatewayDevice {
  epoch: string;
  /** Null: the gateway has not heard of it. */
  mac: string | null;
  /** Sessions that this device or this address has. */
  sessionIds: string[];
}

export interface OwnGateway {
  /** Null: it does not answer; so for the other questions. */
  status(): Promise<GatewayStatus | null>;
  deviceAt(ip: string): Promise<GatewayDevice | null>;
  clients(): Promise<{ epoch: string; clients: GatewayClient[] } | null>;
  /** How many are cut off and wait to be booked. */
  countFinished(): Promise<number | null>;
  admit(entry: GatewayEntry): Promise<GatewayResult>;
  change(
    sessionId: string,
    change: { limits: GatewayLimits | null; speeds: GatewaySpeeds | null },
  ): Promise<GatewayResult>;
  /** Cuts a device off; its counters stay. */
  end(sessionId: string): Promise<GatewayResult>;
  /** After its last counters are booked. */
  forget(sessionId: string): Promise<GatewayResult>;
}
