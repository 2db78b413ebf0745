import { parseMac } from '../../core/mac.ts';
import type { Guest, GuestControl, GuestGrant } from '../../ports/controllers.ts';
import { asObject } from '../outbound/untrusted.ts';
import type { CallController } from './call.ts';
import { identifier, UnifiApi, type UnifiRow } from './unifi-api.ts';

/** What the API takes: minutes 1…1,000,000, megabytes 1…1,048,576, kbit/s 2…100,000. */
const MOST = { minutes: 1_000_000, megabytes: 1_048_576, kbps: 100_000 };
const UNSEEN = 'it does not see this device';

/** Guests of a UniFi hotspot with an external portal, by the integration API. */
export function unifiControl(call: CallController): GuestControl {
  const api = new UnifiApi(call);
  return {
    async admit(router, mac, grant) {
      const path = await api.clientPath(router, mac);
      if (path === null) return { kind: 'rejected', said: UNSEEN };
      if (typeof path !== 'string') return path;
      const action = { action: 'AUTHORIZE_GUEST_ACCESS', ...limitsOf(grant) };
      const reply = await api.ask(router, `${path}/actions`, action);
      return reply.ok ? { kind: 'online' } : reply.outcome;
    },

    async dismiss(router, mac) {
      const path = await api.clientPath(router, mac);
      if (path === null) return { kind: 'gone' };
      const reply =
        typeof path === 'string'
          ? await api.ask(router, `${path}/actions`, { action: 'UNAUTHORIZE_GUEST_ACCESS' })
          : ({ ok: false, outcome: path } as const);
      if (reply.ok) return { kind: 'done' };
      const { outcome } = reply;
      return outcome.kind === 'rejected'
        ? { kind: 'refused', reason: outcome.said }
        : { kind: 'no_answer' };
    },

    async guests(router) {
      const site = await api.sitePath(router);
      if (typeof site !== 'string') return null;
      const clients = await api.list(router, `${site}/clients`);
      if (!Array.isArray(clients)) return null;
      const guests: Guest[] = [];
      for (const { id, access } of clients) {
        const known = identifier(id);
        if (asObject(access)?.authorized !== true || known === null) continue;
        const reply = await api.ask(router, `${site}/clients/${known}`);
        if (!reply.ok && reply.outcome.kind === 'no_answer') return null;
        const guest = reply.ok ? guestOf(reply.body) : null;
        if (guest) guests.push(guest);
      }
      return guests;
    },
  };
}

/** Rounded up: the box itself cuts off to the second, the controller is the net below it. */
function limitsOf({ sessionSeconds, remainingBytes, downBps, upBps }: GuestGrant): UnifiRow {
  const within = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Math.ceil(value)));
  return {
    ...(sessionSeconds === null
      ? {}
      : { timeLimitMinutes: within(sessionSeconds / 60, 1, MOST.minutes) }),
    ...(remainingBytes === null
      ? {}
      : { dataUsageLimitMBytes: within(remainingBytes / 1_000_000, 1, MOST.megabytes) }),
    ...(downBps === null ? {} : { rxRateLimitKbps: within(downBps / 1000, 2, MOST.kbps) }),
    ...(upBps === null ? {} : { txRateLimitKbps: within(upBps / 1000, 2, MOST.kbps) }),
  };
}

/** UniFi counts from the client's side: rx is its download. */
function guestOf(client: UnifiRow): Guest | null {
  const mac = parseMac(String(client.macAddress ?? ''));
  const authorization = asObject(asObject(client.access)?.authorization);
  if (!mac || !authorization) return null;
  const usage = asObject(authorization.usage);
  const ip = typeof client.ipAddress === 'string' ? client.ipAddress.slice(0, 45) : null;
  return {
    ...{ mac, ip },
    sessionId: `unifi ${mac} ${String(authorization.authorizedAt).slice(0, 40)}`,
    seconds: count(usage?.durationSec),
    bytesUp: count(usage?.txBytes),
    bytesDown: count(usage?.rxBytes),
  };
}

const count = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
