import {
  json,
  type SimulatedReply,
  type SimulatedRequest,
  startServer,
} from '../simulators/http.ts';

/** A device in the Wi-Fi of a simulated controller. */
interface Device {
  id: string;
  macAddress: string;
  ipAddress: string;
  authorization: null | {
    authorizedAt: string;
    limits: Record<string, unknown>;
    usage: { durationSec: number; rxBytes: number; txBytes: number };
  };
}

const KEY = 'unifi-api-key';
const SITE_ID = '88f7af54-98f8-306a-a1c7-c9349722b1f6';

/** UniFi Network's integration API as far as guests need it, over real HTTP. */
export async function unifiController() {
  const devices: Device[] = [];
  const state = { answers: true };
  let authorizations = 0;
  const rowOf = ({ id, macAddress, ipAddress, authorization }: Device, whole: boolean) => ({
    ...{ id, macAddress, ipAddress, type: 'WIRELESS' },
    access: {
      ...{ type: 'GUEST', authorized: authorization !== null },
      ...(whole && authorization
        ? { authorization: { ...authorization.limits, ...authorization } }
        : {}),
    },
  });
  const page = (rows: unknown[], query: URLSearchParams) => {
    const offset = Number(query.get('offset') ?? 0);
    const limit = Number(query.get('limit') ?? 25);
    return json(200, { offset, limit, data: rows.slice(offset, offset + limit) });
  };
  const handle = async (request: SimulatedRequest): Promise<SimulatedReply> => {
    if (!state.answers) return 'drop';
    if (request.headers['x-api-key'] !== KEY) return json(401, { message: 'Unauthorized' });
    const path = request.path.replace('/proxy/network/integration/v1', '');
    if (path === '/sites') {
      return page([{ id: SITE_ID, internalReference: 'default', name: 'Duka' }], request.query);
    }
    const [, id, action] = /^\/sites\/[\w-]+\/clients(?:\/([\w-]+)(\/actions)?)?$/.exec(path) ?? [];
    if (!id) {
      const wanted = /'([^']+)'/.exec(request.query.get('filter') ?? '')?.[1];
      const found = devices.filter(({ macAddress }) => !wanted || macAddress === wanted);
      return page(
        found.map((one) => rowOf(one, false)),
        request.query,
      );
    }
    const device = devices.find((one) => one.id === id);
    if (!device) return json(404, { message: 'Not found' });
    if (!action) return json(200, rowOf(device, true));
    const { action: verb, ...limits } = JSON.parse(request.body) as Record<string, unknown>;
    authorizations++;
    device.authorization =
      verb === 'AUTHORIZE_GUEST_ACCESS'
        ? {
            authorizedAt: `2026-03-01T12:00:${String(authorizations).padStart(2, '0')}Z`,
            ...{ limits, usage: { durationSec: 0, rxBytes: 0, txBytes: 0 } },
          }
        : null;
    return json(200, {});
  };
  const server = await startServer('127.0.0.1', 0, handle);
  return {
    ...server,
    state,
    devices,
    key: KEY,
    join(macAddress: string): Device {
      const device = {
        ...{ id: `client-${devices.length + 1}`, macAddress: macAddress.toLowerCase() },
        ...{ ipAddress: `10.0.0.${devices.length + 2}`, authorization: null },
      };
      devices.push(device);
      return device;
    },
  };
}
