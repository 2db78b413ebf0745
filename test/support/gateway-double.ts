import type {
  GatewayClient,
  GatewayLimits,
  GatewayResult,
  GatewaySpeeds,
  OwnGateway,
} from '../../server/ports/gateway.ts';

interface Held extends GatewayClient {
  limits: GatewayLimits;
  speeds: GatewaySpeeds;
}

/** A gateway without a kernel: keeps who was let in, and cuts off nobody by itself. */
export function gatewayDouble() {
  const state = { epoch: '0000000a', answers: true };
  const held = new Map<string, Held>();
  /** Address → MAC of what is plugged in. */
  const plugged = new Map<string, string>();
  const order = (sessionId: string, act: (client: Held) => void): GatewayResult => {
    if (!state.answers) return { kind: 'no_answer' };
    const client = held.get(sessionId);
    if (!client) return { kind: 'gone' };
    act(client);
    return { kind: 'done' };
  };
  const gateway: OwnGateway = {
    status: async () =>
      state.answers
        ? {
            ...{ epoch: state.epoch, queue: 'fq_codel', leases: plugged.size, problems: [] },
            wan: { device: 'wan0', address: '203.0.113.2' },
            lans: [{ device: 'lan0', address: '10.20.0.1/16' }],
          }
        : null,
    async deviceAt(ip) {
      if (!state.answers) return null;
      const mac = plugged.get(ip) ?? null;
      const own = [...held.values()].filter((one) => one.ip === ip || one.mac === mac);
      return { epoch: state.epoch, mac, sessionIds: own.map(({ sessionId }) => sessionId) };
    },
    async clients() {
      if (!state.answers) return null;
      const clients = [...held.values()].map(({ limits: _l, speeds: _s, ...client }) => client);
      return { epoch: state.epoch, clients };
    },
    async countFinished() {
      return [...held.values()].filter((client) => client.state !== 'online').length;
    },
    async admit({ sessionId, mac, ip, limits, speeds }) {
      if (!state.answers) return { kind: 'no_answer' };
      if ([...held.values()].some((one) => one.mac === mac || one.ip === ip)) {
        return { kind: 'present' };
      }
      const none = { seconds: 0, bytesUp: 0, bytesDown: 0, state: 'online' as const };
      held.set(sessionId, { sessionId, mac, ip, limits, speeds, ...none });
      return { kind: 'done' };
    },
    change: async (sessionId, { limits, speeds }) =>
      order(sessionId, (client) => {
        if (limits) client.limits = limits;
        if (speeds) client.speeds = speeds;
      }),
    end: async (sessionId) =>
      order(sessionId, (client) => {
        client.state = 'ended';
      }),
    forget: async (sessionId) => order(sessionId, () => held.delete(sessionId)),
  };
  return {
    ...{ gateway, state, plugged },
    /** The client with this MAC as the kernel has it. */
    at: (mac: string) => [...held.values()].find((client) => client.mac === mac),
    powerCut(epoch: string) {
      held.clear();
      state.epoch = epoch;
    },
  };
}
