import { z } from 'zod';
import { parseMac } from '../../core/mac.ts';
import type { Burst } from '../../core/plan.ts';
import type {
  GatewayClient,
  GatewayResult,
  GatewaySpeeds,
  OwnGateway,
} from '../../ports/gateway.ts';
import type { AskHelper } from './helper.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const clientList = z.object({
  epoch: z.string(),
  clients: z.array(
    z.object({
      ...{ session: z.string(), mac: z.string(), ip: z.string() },
      ...{ seconds: count, bytesUp: count, bytesDown: count },
      state: z.enum(['online', 'spent', 'timed_out', 'ended']),
    }),
  ),
});
const deviceAnswer = z.object({
  ...{ epoch: z.string(), mac: z.string().nullable(), sessions: z.array(z.string()) },
});
const statusAnswer = z.object({
  epoch: z.string(),
  queue: z.string(),
  wan: z.object({ device: z.string(), address: z.string().nullable() }),
  lans: z.array(z.object({ device: z.string(), address: z.string() })),
  leases: count,
  problems: z.array(
    z.enum([
      ...(['lan_down', 'wan_down', 'wan_without_address', 'no_route', 'no_resolver'] as const),
      ...(['not_forwarding', 'no_rules', 'no_dnsmasq', 'wan_client'] as const),
    ]),
  ),
});

/** The gateway by its helper's verbs. */
export function ownGateway(ask: AskHelper): OwnGateway {
  const read = async <T>(request: object, shape: z.ZodType<T>): Promise<T | null> => {
    const answer = await ask(request);
    const parsed = answer?.ok ? shape.safeParse(answer.body) : null;
    return parsed?.success ? parsed.data : null;
  };
  const order = async (request: object): Promise<GatewayResult> => {
    const answer = await ask(request);
    if (answer === null) return { kind: 'no_answer' };
    if (answer.ok) return { kind: 'done' };
    if (answer.error === 'gone' || answer.error === 'present') return { kind: answer.error };
    return { kind: 'refused', reason: answer.error };
  };
  return {
    status: () => read({ verb: 'status' }, statusAnswer),
    async deviceAt(ip) {
      const answer = await read({ verb: 'whois', ip }, deviceAnswer);
      if (!answer) return null;
      const { epoch, mac, sessions: sessionIds } = answer;
      return { epoch, mac: mac && parseMac(mac), sessionIds };
    },
    async clients() {
      const answer = await read({ verb: 'clients' }, clientList);
      if (!answer) return null;
      const { epoch, clients } = answer;
      return { epoch, clients: clients.map(clientOf) };
    },
    async countFinished() {
      const answer = await read({ verb: 'finished' }, z.object({ finished: count }));
      return answer === null ? null : answer.finished;
    },
    admit: ({ sessionId: session, mac, ip, limits, speeds }) =>
      order({ verb: 'admit', session, mac, ip, limits, speeds: speedsOf(speeds) }),
    change: (session, { limits, speeds }) =>
      order({ verb: 'change', session, limits, speeds: speeds && speedsOf(speeds) }),
    end: (session) => order({ verb: 'end', session }),
    forget: (session) => order({ verb: 'forget', session }),
  };
}

function clientOf({
  session,
  mac,
  ...rest
}: z.infer<typeof clientList>['clients'][number]): GatewayClient {
  return { ...rest, sessionId: session, mac: parseMac(mac) ?? mac };
}

function speedsOf({ downBps, upBps, burst }: GatewaySpeeds) {
  const way = (bps: number | null, more: Burst | null, name: 'down' | 'up') =>
    bps === null ? null : { bps: Math.max(1, Math.round(bps)), burst: more && burstOf(more, name) };
  return { down: way(downBps, burst, 'down'), up: way(upBps, burst, 'up') };
}

function burstOf(burst: Burst, way: 'down' | 'up') {
  const [bps, thresholdBps] =
    way === 'down' ? [burst.downBps, burst.downThresholdBps] : [burst.upBps, burst.upThresholdBps];
  return { bps, thresholdBps, seconds: burst.averagingSeconds };
}
