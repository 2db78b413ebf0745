import { helperAt } from '../adapters/gateway/helper.ts';
import { ownGateway } from '../adapters/gateway/own-gateway.ts';
import type { HealthCheck } from '../contract/admin.ts';
import { inGroups } from '../features/access/groups.ts';
import { admitDevice } from '../features/gateway/admit-device.ts';
import { gatewayCheck } from '../features/gateway/check.ts';
import { comeBack } from '../features/gateway/come-back.ts';
import { gatewayNasControl } from '../features/gateway/control.ts';
import type { GatewayDeps } from '../features/gateway/deps.ts';
import { GatewayDevices } from '../features/gateway/devices.ts';
import { followGateway } from '../features/gateway/follow.ts';
import { IdleWatch } from '../features/gateway/idle-watch.ts';
import { keepOwnRouter, OWN_KIND } from '../features/routers/own-router.ts';
import { every } from '../jobs/every.ts';
import type { NasControl } from '../ports/access.ts';
import type { ControllerOutcome } from '../ports/controllers.ts';
import type { GatewayStatus } from '../ports/gateway.ts';
import type { Stores } from '../ports/stores.ts';
import type { Access } from './access.ts';
import type { House } from './house.ts';

/** How often everybody's counters are read and booked: what a power cut may lose. */
const FOLLOW_INTERVAL_MS = 10_000;
/** How often it is asked whether somebody was cut off: cheap, and books then follow at once. */
const FINISHED_INTERVAL_MS = 1_000;

/** The box as the router itself; without MLANGO_GATEWAY_SOCKET nothing of it happens. */
export interface Gateway {
  /**
   * As a router's link would tell of the device at this address; empty for all but ours. Null where
   * the box is no gateway.
   */
  parametersFor: ((address: string) => Promise<Record<string, string>>) | null;
  connect(code: string, address: string): Promise<ControllerOutcome>;
  comeBack(address: string): Promise<boolean>;
  nasControl(others: NasControl): NasControl;
  check(): Promise<HealthCheck | null>;
  /** @returns what stops the rounds; whoever is online stays so. */
  start(): () => Promise<void>;
}

const NO_GATEWAY: Gateway = {
  parametersFor: null,
  connect: async () => ({ kind: 'no_answer', detail: 'this box is no gateway' }),
  comeBack: async () => false,
  nasControl: (others) => others,
  check: async () => null,
  start: () => async () => undefined,
};

export function buildGateway(house: House, access: Access): Gateway {
  const { gatewaySocket } = house.config;
  if (gatewaySocket === null) return NO_GATEWAY;
  const gateway = ownGateway(helperAt(gatewaySocket, house.clock));
  const devices = new GatewayDevices({ ...house, gateway });
  const idle = new IdleWatch(house.clock);
  const deps: GatewayDeps & { routerId: string } = { ...house, ...access, gateway, routerId: '' };

  /** Its networks, and its row among the routers. */
  const meet = async (): Promise<GatewayStatus | null> => {
    const status = await gateway.status();
    const address = status?.lans[0]?.address.replace(/\/.*$/, '');
    if (!status || address === undefined) return null;
    devices.learn(status);
    const [known] = house.directory.ofKind(OWN_KIND);
    if (known?.address.replace(/\/.*$/, '') === address) deps.routerId = known.id;
    else {
      deps.routerId = await house.database.transaction((all) => keepOwnRouter(house, all, address));
      await house.directory.load(house.database.read.routers);
    }
    return status;
  };
  // Whoever asks for a round while one is under way shares the next one.
  const rounds = inGroups<null, boolean>(async (waiting) => {
    const answered = (deps.routerId !== '' || (await meet()) !== null) && (await round());
    return waiting.map(() => answered);
  }, Number.MAX_SAFE_INTEGER);
  const follow = () => rounds(null);
  const round = async (): Promise<boolean> => {
    if (!(await followGateway(deps, idle))) return false;
    const { routerId } = deps;
    const mark = (all: Stores) => all.routers.markSeen(routerId, house.clock.now());
    await house.database.transaction(mark, 'patient');
    return true;
  };
  return {
    parametersFor: (address) => devices.parametersFor(address),
    connect: (code, address) => admitDevice(deps, code, address, follow),
    comeBack: (address) => comeBack(deps, idle, address),
    nasControl: (others) => gatewayNasControl(deps, others, follow),
    check: async () => gatewayCheck(await gateway.status()),
    start() {
      const stopMeeting = every(house, 'meet the gateway', FOLLOW_INTERVAL_MS, meet);
      const stopFollowing = every(house, 'follow the gateway', FOLLOW_INTERVAL_MS, follow);
      const stopEnding = every(house, 'book who was cut off', FINISHED_INTERVAL_MS, async () => {
        const finished = await gateway.countFinished();
        if (finished !== null && finished > 0) await follow();
      });
      void meet().then(follow, (error: unknown) =>
        house.log.error({ error }, 'The gateway could not be taken up'),
      );
      return async () => {
        await Promise.all([stopMeeting(), stopFollowing(), stopEnding()]);
      };
    },
  };
}
