import { NO_PERIOD_USE, type PeriodUse, untilSlowed } from './fair-use.ts';
import { openingAt } from './hours.ts';
import type { Limits } from './plan.ts';
import { lower, type SpeedOverride, type Speeds, speedsAt } from './speed.ts';
import type { Zone } from './zone.ts';

export type VoucherStatus = 'unused' | 'active' | 'used' | 'expired' | 'revoked';

/** What happened to a voucher since it was made. */
export interface VoucherState extends PeriodUse {
  status: VoucherStatus;
  /** Sum of the sessions' time, as the routers measured it. */
  usedSeconds: number;
  /** Both directions together. */
  usedBytes: number;
  /** The customer's uploads among them. */
  usedUpBytes: number;
  activatedAtMs: number | null;
  /** The end of validity, fixed at first use; null = none. A pause moves it. */
  expiresAtMs: number | null;
  pauses: number;
  /** What they take of the plan's allowance; a pause under way counts as if it lasted. */
  pausedMs: number;
  /** It rests until then at the latest; a past moment or null: it does not. */
  pauseEndsAtMs: number | null;
  speedOverride: SpeedOverride | null;
}

export const UNUSED: VoucherState = {
  ...NO_PERIOD_USE,
  status: 'unused',
  usedSeconds: 0,
  usedBytes: 0,
  usedUpBytes: 0,
  activatedAtMs: null,
  expiresAtMs: null,
  pauses: 0,
  pausedMs: 0,
  pauseEndsAtMs: null,
  speedOverride: null,
};

/** The part of a voucher that decides whether it may be online, and for how long. */
export interface Entitlement extends Limits, VoucherState {}

/** What is left of the bought time and data; null = unlimited. */
export interface Remaining {
  seconds: number | null;
  bytes: number | null;
  downBytes: number | null;
  upBytes: number | null;
}

/** Never negative, and never more than was bought. */
export function remainingOf(entitlement: Entitlement): Remaining {
  const { usedSeconds, usedBytes, usedUpBytes } = entitlement;
  return {
    seconds: left(entitlement.timeSeconds, usedSeconds),
    bytes: left(entitlement.dataBytes, usedBytes),
    downBytes: left(entitlement.dataDownBytes, usedBytes - usedUpBytes),
    upBytes: left(entitlement.dataUpBytes, usedUpBytes),
  };
}

function left(bought: number | null, used: number): number | null {
  return bought === null ? null : Math.max(0, bought - used);
}

/** The end of validity or the fixed end, whichever comes first; null = neither. */
export function endOf({ expiresAtMs, endsAtMs }: Entitlement): number | null {
  return lower(expiresAtMs, endsAtMs);
}

/**
 * The status as it is at `nowMs`, whatever was stored last.
 *
 * | stored              | condition               | now     |
 * |---------------------|-------------------------|---------|
 * | revoked             | —                       | revoked |
 * | unused              | past its fixed end      | expired |
 * | unused              | otherwise               | unused  |
 * | active/used/expired | time or data is used up | used    |
 * | active/used/expired | past its end            | expired |
 * | active/used/expired | otherwise               | active  |
 */
export function statusAt(entitlement: Entitlement, nowMs: number): VoucherStatus {
  const { status } = entitlement;
  if (status === 'revoked') return status;
  if (status !== 'unused' && usedUp(remainingOf(entitlement)) !== null) return 'used';
  const endMs = endOf(entitlement);
  if (endMs !== null && endMs <= nowMs) return 'expired';
  return status === 'unused' ? 'unused' : 'active';
}

function usedUp({ seconds, bytes, downBytes, upBytes }: Remaining): Denial | null {
  if (seconds === 0) return 'used_time';
  return bytes === 0 || downBytes === 0 || upBytes === 0 ? 'used_data' : null;
}

/** Whether the voucher rests at `nowMs`. */
export function isPaused({ pauseEndsAtMs }: VoucherState, nowMs: number): boolean {
  return pauseEndsAtMs !== null && nowMs < pauseEndsAtMs;
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

export type Denial =
  | 'revoked'
  | 'used_time'
  | 'used_data'
  | 'expired'
  | 'paused'
  | 'closed'
  | 'elsewhere'
  | 'device_limit';

export interface Denied {
  ok: false;
  denial: Denial;
  /** When it opens again, for `closed`; null when that is not foreseeable. */
  opensAtMs?: number | null;
  /** Where it works, for `elsewhere`. */
  sites?: readonly string[];
}

/** Null: no such limit. */
export interface SessionGrant extends Speeds {
  /** Until the router must stop: the soonest of time of use, validity, fixed end and closing time. */
  sessionSeconds: number | null;
  remainingBytes: number | null;
  remainingDownBytes: number | null;
  remainingUpBytes: number | null;
  /** What is left of it at this speed, by the fair-use rule. */
  fastSeconds: number | null;
  fastBytes: number | null;
  devices: number;
  /** Null: the usual one. */
  idleSeconds: number | null;
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
  zone: Zone,
  nowMs: number,
): { ok: true; grant: SessionGrant } | Denied {
  const decision = useAt(entitlement, zone, nowMs);
  if (!decision.ok) return decision;
  const others = slots.heldByMacs.filter((mac) => mac !== slots.mac);
  if (others.length >= entitlement.devices) return { ok: false, denial: 'device_limit' };
  return decision;
}

/** The same, whatever other devices do: what a session that is online may use from now on. */
export function useAt(
  entitlement: Entitlement,
  zone: Zone,
  nowMs: number,
): { ok: true; grant: SessionGrant } | Denied {
  if (entitlement.status === 'revoked') return { ok: false, denial: 'revoked' };
  const remaining = remainingOf(entitlement);
  const finished = usedUp(remaining);
  if (finished !== null) return { ok: false, denial: finished };
  const isUnused = entitlement.status === 'unused';
  const endMs = isUnused
    ? lower(activationAt(entitlement, nowMs).expiresAtMs, entitlement.endsAtMs)
    : endOf(entitlement);
  if (endMs !== null && endMs <= nowMs) return { ok: false, denial: 'expired' };
  if (isPaused(entitlement, nowMs)) return { ok: false, denial: 'paused' };
  const opening = openingAt(entitlement.openHours, zone, nowMs);
  if (!opening.isOpen) return { ok: false, denial: 'closed', opensAtMs: opening.opensAtMs };
  const stopMs = lower(endMs, opening.untilMs);
  const untilStop = stopMs === null ? null : Math.ceil((stopMs - nowMs) / 1000);
  const speeds = speedsAt(entitlement, zone, nowMs);
  const fast =
    entitlement.fairUse === null || speeds.isSlowed
      ? NEVER_SLOWED
      : untilSlowed(entitlement.fairUse, entitlement, zone, nowMs);
  return {
    ok: true,
    grant: {
      sessionSeconds: lower(remaining.seconds, untilStop),
      remainingBytes: remaining.bytes,
      remainingDownBytes: remaining.downBytes,
      remainingUpBytes: remaining.upBytes,
      downBps: speeds.downBps,
      upBps: speeds.upBps,
      burst: speeds.burst,
      fastSeconds: fast.seconds,
      fastBytes: fast.bytes,
      devices: entitlement.devices,
      idleSeconds: entitlement.idleSeconds,
    },
  };
}

const NEVER_SLOWED = { seconds: null, bytes: null };
