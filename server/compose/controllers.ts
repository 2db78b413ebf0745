import { controllerCaller } from '../adapters/controllers/call.ts';
import { omadaLogin } from '../adapters/controllers/omada.ts';
import { ruckusLogin } from '../adapters/controllers/ruckus.ts';
import { unifiControl } from '../adapters/controllers/unifi.ts';
import type { RouterParameters } from '../contract/portal.ts';
import { answerBinauth } from '../features/controllers/binauth.ts';
import { connectDevice } from '../features/controllers/connect-device.ts';
import { followGuests, openGuestSession } from '../features/controllers/follow-guests.ts';
import { controlByKind } from '../features/controllers/guest-nas-control.ts';
import type { NasControl } from '../ports/access.ts';
import type { ControllerOutcome } from '../ports/controllers.ts';
import type { Access } from './access.ts';
import type { House } from './house.ts';

/** Routers that know no RADIUS at all; the other kinds are the RADIUS library's. */
export const KINDS_WITHOUT_RADIUS: readonly string[] = ['opennds'];
/** How often a controller without accounting is asked what its guests use. */
export const FOLLOW_INTERVAL_MS = 30_000;

/** Access points that are reached by their controller's API, or that ask by HTTP. */
export interface Controllers {
  connect(code: string, parameters: RouterParameters): Promise<ControllerOutcome>;
  nasControl(radius: NasControl): NasControl;
  /** One round over every controller that has no accounting of its own. */
  follow(): Promise<void>;
  /** A message of our script on an openNDS gateway; null is a no. */
  binauth(token: string, body: string): Promise<string | null>;
}

export function buildControllers(house: House, access: Access): Controllers {
  const { directory, log } = house;
  const call = controllerCaller({
    clock: house.clock,
    async pin(id, fingerprint) {
      await house.database.transaction((stores) => stores.routers.pinController(id, fingerprint));
      await directory.load(house.database.read.routers);
    },
  });
  const guests = unifiControl(call);
  const books = { ...house, ...access, guests };
  const connect = {
    ...{ log, routers: directory, guests, authorize: access.authorize },
    logins: { ruckus: ruckusLogin(call), omada: omadaLogin(call) },
    guestAdmitted: openGuestSession.bind(null, books),
  };
  return {
    connect: (code, parameters) => connectDevice(connect, code, parameters),
    nasControl: (radius) =>
      controlByKind({
        ...{ radius, guests },
        router: (id) => directory.byId(id),
        settle: (router) => followGuests(books, router),
      }),
    async follow() {
      const known = directory.ofKind('unifi').filter(({ controllerUrl }) => controllerUrl !== null);
      for (const router of known) {
        const answered = await followGuests(books, router);
        if (!answered) log.warn({ router: router.id }, 'The controller does not answer');
        else
          await house.database.transaction((s) => s.routers.markSeen(router.id, house.clock.now()));
      }
    },
    async binauth(token, body) {
      const router = directory
        .ofKind('opennds')
        .find(
          ({ loginSecret }) => loginSecret !== null && binauthToken(house, loginSecret) === token,
        );
      if (!router) return null;
      await house.database.transaction((s) => s.routers.markSeen(router.id, house.clock.now()));
      return answerBinauth(access, router, new URLSearchParams(body));
    },
  };
}

/** The unguessable part of the address that our script on an openNDS gateway calls. */
export function binauthToken({ vault }: Pick<House, 'vault'>, loginSecret: string): string {
  return vault.tag(Buffer.from(loginSecret), 'opennds binauth').subarray(0, 20).toString('hex');
}
