import {
  type AccessReply,
  attributeName,
  attributeText,
  createDynamicAuthorization,
  createRadiusServer,
  NAS_KINDS as KINDS,
  nasDriver,
  openUdp,
  type RadiusEvent,
  type RadiusHandler,
  type SecretSource,
} from '../../radius/index.ts';
import { radiusHandler } from '../adapters/radius/handler.ts';
import { sessionLimits } from '../adapters/radius/limits.ts';
import { radiusNasControl } from '../adapters/radius/nas-control.ts';
import { probeOverRadius } from '../adapters/radius/probe.ts';
import type { PlanPreview } from '../contract/routers.ts';
import type { SessionGrant } from '../core/entitlement.ts';
import type { RouterContacts } from '../features/routers/contacts.ts';
import { knocksOf, routerTrust } from '../features/routers/trust.ts';
import type { NasControl, ProbeResult } from '../ports/access.ts';
import type { RouterRecord } from '../ports/router-store.ts';
import type { Access } from './access.ts';
import type { House } from './house.ts';

export const NAS_KINDS: readonly string[] = KINDS;
/** How often routers report usage; 300 s spares flash disks. */
export const INTERIM_INTERVAL_SECONDS = 300;
const USUAL = { idleTimeoutSeconds: 600, interimIntervalSeconds: INTERIM_INTERVAL_SECONDS };
/** "Last seen" is for people: a minute is exact enough, and spares the disk. */
const SEEN_INTERVAL_MS = 60_000;

/** What each kind of router would be told of a session that begins now. */
export function tellRouters(grant: SessionGrant): PlanPreview[] {
  const limits = sessionLimits(grant, USUAL, null);
  return KINDS.map((kind) => {
    const driver = nasDriver(kind);
    const attributes = driver.grant(limits).map((attribute) => ({
      name: attributeName(attribute),
      value: attributeText(attribute),
    }));
    return { kind, cutsData: driver.dataLimitIsEnforced, attributes };
  });
}

export interface Radius {
  nasControl: NasControl;
  /** See `probeOverRadius`. */
  probe(routerId: string): Promise<ProbeResult>;
  listen(
    host: string,
    authPort: number,
    acctPort: number,
  ): Promise<{ authPort: number; acctPort: number; close(): Promise<void> }>;
  /** Counts what happens beside ordinary answers. */
  onEvent(listener: (event: string) => void): void;
  close(): Promise<void>;
}

export function buildRadius(house: House, access: Access): Radius {
  const { clock, random, log, directory } = house;
  let count: (event: string) => void = () => undefined;
  const sender = createDynamicAuthorization({
    ...{ clock, random },
    openSocket: () => openUdp('0.0.0.0', 0),
  });
  const secrets: SecretSource = {
    clientFor: (address) => directory.byAddress(address),
    messageAuthenticatorSeen: (id) => void latchMessageAuthenticator(house, id),
  };
  return {
    nasControl: radiusNasControl({
      ...{ sender, driver: nasDriver, usual: USUAL },
      router: (id) => directory.byId(id),
    }),
    async probe(routerId) {
      const router = directory.byId(routerId);
      if (!router) return { kind: 'silent', roundTripMs: null };
      return probeOverRadius({ sender, driver: nasDriver, clock, random }, router);
    },
    onEvent(listener) {
      count = listener;
    },
    async listen(host, authPort, acctPort) {
      const authSocket = await openUdp(host, authPort);
      const acctSocket = await openUdp(host, acctPort).catch(async (error: unknown) => {
        await authSocket.close();
        throw error;
      });
      const server = createRadiusServer({
        ...{ authSocket, acctSocket, secrets, clock, random, log },
        handler: counted(buildHandler(house, access), house.contacts, (event) => count(event)),
        onEvent(event) {
          count(event.kind);
          hear(house.contacts, event);
        },
      });
      return {
        authPort: authSocket.address().port,
        acctPort: acctSocket.address().port,
        close: () => server.close(),
      };
    },
    close: () => sender.close(),
  };
}

function buildHandler(house: House, access: Access): RadiusHandler {
  return radiusHandler({
    ...access,
    seen: seenMarker(house),
    usual: USUAL,
  });
}

/** What packets tell of routers before anybody has decided about them. */
function hear(contacts: RouterContacts, event: RadiusEvent): void {
  if (event.kind === 'unknown_client') contacts.knocked(event.address);
  else if (event.kind === 'bad_authenticator' || event.kind === 'bad_message_authenticator') {
    contacts.forged(event.clientId);
  }
}

function counted(
  handler: RadiusHandler,
  contacts: RouterContacts,
  count: (event: string) => void,
): RadiusHandler {
  return {
    access(request) {
      const counting = (reply: AccessReply): AccessReply => {
        const isAccept = reply.code === 'accept';
        count(isAccept ? 'access_accept' : 'access_reject');
        if (isAccept) contacts.accepted(request.client.id);
        else contacts.rejected(request.client.id);
        return reply;
      };
      const reply = handler.access(request);
      return reply instanceof Promise ? reply.then(counting) : counting(reply);
    },
    async accounting(request) {
      await handler.accounting(request);
      count(`accounting_${request.status}`);
      contacts.reported(request.client.id, request.status);
    },
  };
}

function seenMarker(house: House): (routerId: string) => void {
  const markedAtMs = new Map<string, number>();
  return (routerId) => {
    const nowMs = house.clock.now();
    if (nowMs - (markedAtMs.get(routerId) ?? 0) < SEEN_INTERVAL_MS) return;
    markedAtMs.set(routerId, nowMs);
    house.database
      .transaction((stores) => stores.routers.markSeen(routerId, nowMs))
      .catch((error: unknown) =>
        house.log.warn({ error }, 'Could not note that a router was seen'),
      );
  };
}

/** From now on this router must sign its requests (policy `auto`), also after a restart. */
async function latchMessageAuthenticator(house: House, id: string): Promise<void> {
  try {
    await house.database.transaction((stores) => stores.routers.markMessageAuthenticatorSeen(id));
    await house.directory.load(house.database.read.routers);
  } catch (error) {
    house.log.warn({ error, router: id }, 'Could not note that a router signs its requests');
  }
}

/** What was heard of routers, for the health of the box. */
export function routerTrustIn(house: House) {
  return {
    trustOf: (router: RouterRecord) =>
      routerTrust(router, house.contacts.of(router.id), house.clock.now()),
    knocks: () => knocksOf(house),
  };
}
