import { blockContains, parseBlock, parseIpv4 } from '../../core/address.ts';
import { OWN_GATEWAY } from '../../core/router-parameters.ts';
import type { GatewayStatus, OwnGateway } from '../../ports/gateway.ts';
import type { Clock } from '../../ports/system.ts';

const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 5_000;

/**
 * Tells devices behind the own gateway by their address, as the parameters that a router would
 * have put into the link.
 */
export class GatewayDevices {
  readonly #gateway: OwnGateway;
  readonly #clock: Clock;
  readonly #known = new Map<string, { mac: string; untilMs: number }>();
  #networks: { base: number; prefix: number }[] = [];

  constructor(deps: { gateway: OwnGateway; clock: Clock }) {
    this.#gateway = deps.gateway;
    this.#clock = deps.clock;
  }

  learn({ lans }: GatewayStatus): void {
    this.#networks = lans.flatMap(({ address }) => {
      const [ip = '', prefix] = address.split('/');
      const own = parseIpv4(ip);
      const block = parseBlock(`0.0.0.0/${prefix}`);
      if (own === null || block === null) return [];
      return [{ ...block, base: own - (own % 2 ** (32 - block.prefix)) }];
    });
  }

  /** None for everybody who is not behind the gateway, or whom it does not see. */
  async parametersFor(address: string): Promise<Record<string, string>> {
    const ipv4 = parseIpv4(address);
    const isClient = ipv4 !== null && this.#networks.some((block) => blockContains(block, ipv4));
    if (!isClient) return {};
    const mac = await this.#macAt(address);
    return mac === null ? {} : { [OWN_GATEWAY]: '1', mac, ip: address };
  }

  async #macAt(address: string): Promise<string | null> {
    const nowMs = this.#clock.now();
    const known = this.#known.get(address);
    if (known && known.untilMs > nowMs) return known.mac;
    this.#known.delete(address);
    const mac = (await this.#gateway.deviceAt(address))?.mac ?? null;
    if (mac === null) return null;
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(address, { mac, untilMs: nowMs + REMEMBERED_MS });
    return mac;
  }
}
