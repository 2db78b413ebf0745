import type { Limits } from './plan.ts';

export type VoucherStatus = 'unused' | 'active' | 'used' | 'expired' | 'revoked';

/** The part of a voucher that decides whether it may be online, and for how long. */
export interface Entitlement extends Limits {
  status: VoucherStatus;
  /** Sum of the sessions' time, as the routers measured it. */
  usedSeconds: number;
  usedBytes: number;
  activatedAtMs: number | null;
  /** Fixed at first use (activation + validity); null = no end. */
  expiresAtMs: number | null;
}

export interface Remaining {
  /** Time of use left; null = unlimited. */
  seconds: number | null;
  bytes: number | null;
}

/** What is left of the bought time and data; never negative. */
export function remainingOf(entitlement: Entitlement): Remaining {
  const { timeSeconds, dataBytes, usedSeconds, usedBytes } = entitlement;
  return {
    seconds: timeSeconds === null ? null : Math.max(0, timeSeconds - usedSeconds),
    bytes: dataBytes === null ? null : Math.max(0, dataBytes - usedBytes),
  };
}

/**
 * The status as it is at `nowMs`, whatever was stored last.
 *
 * | stored            | condition                     | now     |
 * |-------------------|-------------------------------|---------|
 * | revoked           | —                             | revoked |
 * | unused            | —                             | unused  |
 * | active/used/expired | time or data is used up     | used    |
 * | active/used/expired | past its end                | expired |
 * | active/used/expired | otherwise                   | active  |
 */
export function statusAt(entitlement: Entitlement, nowMs: number): VoucherStatus {
  if (entitlement.status === 'revoked' || entitlement.status === 'unused') {
    return entitlement.status;
  }
  const { seconds, bytes } = remainingOf(entitlement);
  if (seconds === 0 || bytes === 0) return 'used';
  if (entitlement.expiresAtMs !== null && entitlement.expiresAtMs <= nowMs) return 'expired';
  return 'active';
}

/** The values a first Access-Accept fixes. */
export function activationAt(
  limits: Limits,
  nowMs: number,
): { activatedAtMs: number; expiresAtMs: number | null } {
  return {
    activatedAtMs: nowMs,
    expiresAtMs: limits.validitySeconds === null ? null : nowMs + limits.validitySeconds * 1000,
  };
}

export type Denial = 'revoked' | 'used_time' | 'used_data' | 'expired' | 'device_limit';

export interface SessionGrant {
  /** Until the router must stop: the sooner of time of use and end of validity. */
  sessionSeconds: number | null;
  remainingBytes: number | null;
  downBps: number | null;
  upBps: number | null;
  devices: number;
}

/** Devices that hold a slot now, by MAC; null stands for a client whose MAC is not known. */
export interface SlotQuestion {
  mac: string | null;
  heldByMacs: readonly string[];
}

/**
 * Whether this voucher may open a session at `nowMs`, and what that session may use.
 * A device that already holds a slot may always come back to it.
 */
export function grantAt(
  entitlement: Entitlement,
  slots: SlotQuestion,
  nowMs: number,
): { ok: true; grant: SessionGrant } | { ok: false; denial: Denial } {
  const status = statusAt(entitlement, nowMs);
  const { seconds, bytes } = remainingOf(entitlement);
  if (status === 'revoked') return { ok: false, denial: 'revoked' };
  if (seconds === 0) return { ok: false, denial: 'used_time' };
  if (bytes === 0) return { ok: false, denial: 'used_data' };
  if (status === 'expired') return { ok: false, denial: 'expired' };
  const others = slots.heldByMacs.filter((mac) => mac !== slots.mac);
  if (others.length >= entitlement.devices) return { ok: false, denial: 'device_limit' };
  const expiresAtMs =
    status === 'unused' ? activationAt(entitlement, nowMs).expiresAtMs : entitlement.expiresAtMs;
  const validSeconds = expiresAtMs === null ? null : Math.ceil((expiresAtMs - nowMs) / 1000);
  return {
    ok: true,
    grant: {
      sessionSeconds: leastOf(seconds, validSeconds),
      remainingBytes: bytes,
      downBps: entitlement.downBps,
      upBps: entitlement.upBps,
      devices: entitlement.devices,
    },
  };
}

function leastOf(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
