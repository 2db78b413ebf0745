import type { RouterScriptLink } from '../../contract/routers.ts';
import { isoOf } from '../../core/moment.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { KnownRouter } from './directory.ts';

/** Long enough to walk to the router and open its terminal. */
export const LINK_LIFE_MS = 10 * 60_000;
const TOKEN_BYTES = 16;

interface Link {
  token: string;
  expiresAtMs: number;
}

/**
 * One-time links under which a router fetches its script by itself. Kept in memory: a restart
 * forgets them, and one makes another. A router has one at a time; a new one ends the old.
 */
export class ScriptLinks {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #byRouter = new Map<string, Link>();

  constructor({ clock, random }: { clock: Clock; random: Random }) {
    this.#clock = clock;
    this.#random = random;
  }

  /** @param baseUrl where the router reaches the box's splash, with the last slash */
  make(router: KnownRouter, baseUrl: string): RouterScriptLink {
    const token = Buffer.from(this.#random.bytes(TOKEN_BYTES)).toString('hex');
    const expiresAtMs = this.#clock.now() + LINK_LIFE_MS;
    this.#byRouter.set(router.id, { token, expiresAtMs });
    const command = fetchAndRun(router.kind, `${baseUrl}router/script/${token}`);
    return { command, expiresAt: isoOf(expiresAtMs) };
  }

  /** The router that this token was made for, less than ten minutes ago; null when it is used or made up. */
  routerOf(token: string): string | null {
    for (const [routerId, link] of this.#byRouter) {
      if (link.token === token && this.#clock.now() < link.expiresAtMs) return routerId;
    }
    return null;
  }

  /** Its link is used. */
  end(routerId: string): void {
    this.#byRouter.delete(routerId);
  }
}

/** Stops at the first step that fails, and leaves no file with secrets behind when none does. */
function fetchAndRun(kind: string, url: string): string {
  if (kind === 'opennds' || kind === 'chilli') {
    // OpenWrt has uclient-fetch under this name.
    return `(umask 077; wget -q -O /tmp/mlango.sh '${url}' && sh /tmp/mlango.sh; rm -f /tmp/mlango.sh)`;
  }
  return `/tool fetch url="${url}" dst-path=mlango.rsc; /import file-name=mlango.rsc; /file remove mlango.rsc`;
}
