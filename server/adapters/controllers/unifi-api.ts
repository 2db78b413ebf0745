import { parseMac } from '../../core/mac.ts';
import type { ControllerOutcome } from '../../ports/controllers.ts';
import type { LoginRouter } from '../../ports/services.ts';
import { asObject, parseObject } from '../outbound/untrusted.ts';
import type { CallController } from './call.ts';

/** Path of the Network integration API on a UniFi OS console; another one is part of the URL. */
const INTEGRATION_PATH = '/proxy/network/integration';
const PAGE_ROWS = 200;
const DEFAULT_SITE = 'default';

export type UnifiRow = Record<string, unknown>;
export type UnifiReply = { ok: true; body: UnifiRow } | { ok: false; outcome: ControllerOutcome };

/** UniFi Network's integration API (9.1 and later) with an API key: requests, pages and paths. */
export class UnifiApi {
  readonly #call: CallController;

  constructor(call: CallController) {
    this.#call = call;
  }

  /** GET without an action, else POST. */
  async ask(router: LoginRouter, path: string, action?: UnifiRow): Promise<UnifiReply> {
    const answer = await this.#call(router, {
      method: action ? 'POST' : 'GET',
      url: `${baseOf(router)}/v1${path}`,
      headers: {
        ...{ 'X-API-KEY': router.loginSecret ?? '', Accept: 'application/json' },
        ...(action ? { 'Content-Type': 'application/json' } : {}),
      },
      body: action ? JSON.stringify(action) : null,
    });
    if (answer.kind !== 'answer') return { ok: false, outcome: answer };
    const body = parseObject(answer.body);
    if (answer.status >= 200 && answer.status < 300) return { ok: true, body: body ?? {} };
    const said = `${answer.status} ${String(body?.message ?? '')}`.trim().slice(0, 100);
    if (answer.status >= 500) return { ok: false, outcome: { kind: 'no_answer', detail: said } };
    return { ok: false, outcome: { kind: 'rejected', said } };
  }

  /** Every row of a paged list. */
  async list(router: LoginRouter, path: string): Promise<UnifiRow[] | ControllerOutcome> {
    const rows: UnifiRow[] = [];
    for (;;) {
      const separator = path.includes('?') ? '&' : '?';
      const page = `offset=${rows.length}&limit=${PAGE_ROWS}`;
      const reply = await this.ask(router, path + separator + page);
      if (!reply.ok) return reply.outcome;
      const data = Array.isArray(reply.body.data) ? reply.body.data : [];
      rows.push(...data.map((row: unknown) => asObject(row) ?? {}));
      if (data.length < PAGE_ROWS) return rows;
    }
  }

  /** The path of the router's site, or why there is none. */
  async sitePath(router: LoginRouter): Promise<string | ControllerOutcome> {
    const sites = await this.list(router, '/sites');
    if (!Array.isArray(sites)) return sites;
    const wanted = router.controllerSite ?? DEFAULT_SITE;
    const site = sites.find(({ internalReference, name }) =>
      [internalReference, name].includes(wanted),
    );
    const id = identifier(site?.id);
    return id ? `/sites/${id}` : { kind: 'rejected', said: `it has no site "${wanted}"` };
  }

  /** The path of a connected device, `null` when the controller does not see it. */
  async clientPath(router: LoginRouter, mac: string): Promise<string | null | ControllerOutcome> {
    const site = await this.sitePath(router);
    if (typeof site !== 'string') return site;
    const filter = encodeURIComponent(`macAddress.eq('${mac.toLowerCase()}')`);
    const found = await this.list(router, `${site}/clients?filter=${filter}`);
    if (!Array.isArray(found)) return found;
    const id = identifier(found.find((row) => parseMac(String(row.macAddress)) === mac)?.id);
    return id && `${site}/clients/${id}`;
  }
}

function baseOf({ controllerUrl }: LoginRouter): string {
  const url = new URL(controllerUrl ?? 'https://unifi');
  const path = url.pathname === '/' ? INTEGRATION_PATH : url.pathname.replace(/\/$/, '');
  return url.origin + path;
}

/** Ids go into paths: nothing but a UUID or a Mongo id does. */
export const identifier = (value: unknown) =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : null;
