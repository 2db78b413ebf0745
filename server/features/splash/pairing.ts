import type { RouterParameters } from '../../contract/portal.ts';
import type { Clock, Random } from '../../ports/system.ts';

/** A screen without a keyboard that waits for a phone to bring it a voucher. */
interface Pairing {
  /** In the address of the screen's page; nobody can guess it. */
  id: string;
  /** On the screen, to be typed on a phone. */
  code: string;
  /** What the router said about the screen. */
  router: RouterParameters;
  startedAtMs: number;
  /** The voucher a phone has brought. */
  voucherCode: string | null;
}

export const PAIRING_LASTS_MS = 600_000;
/** The oldest are forgotten first. */
const MOST_PAIRINGS = 2_000;
/** Nothing that looks like something else from the sofa. */
const SIGNS = 'ACDEFHJKLMNPRTUVWXY34679';
const CODE_SIGNS = 6;

/** In memory: after a restart a screen simply shows a new code. */
export class Pairings {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #byId = new Map<string, Pairing>();

  constructor({ clock, random }: { clock: Clock; random: Random }) {
    this.#clock = clock;
    this.#random = random;
  }

  start(router: RouterParameters): Pairing {
    this.#forget();
    const pairing: Pairing = {
      id: this.#random.uuid(),
      code: this.#newCode(),
      ...{ router, startedAtMs: this.#clock.now(), voucherCode: null },
    };
    this.#byId.set(pairing.id, pairing);
    return pairing;
  }

  /** Null when it is over or was never there. */
  find(id: string): Pairing | null {
    this.#forget();
    return this.#byId.get(id) ?? null;
  }

  /** @param typed in any case, with blanks and dashes. */
  findByCode(typed: string): Pairing | null {
    this.#forget();
    const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
    for (const pairing of this.#byId.values()) if (pairing.code === code) return pairing;
    return null;
  }

  bring(id: string, voucherCode: string): void {
    const pairing = this.#byId.get(id);
    if (pairing) pairing.voucherCode = voucherCode;
  }

  #newCode(): string {
    const sign = () => SIGNS.charAt(this.#random.integer(SIGNS.length));
    for (;;) {
      const code = Array.from({ length: CODE_SIGNS }, sign).join('');
      if (this.findByCode(code) === null) return code;
    }
  }

  /** They are kept in the order of their start, so the old ones come first. */
  #forget(): void {
    const nowMs = this.#clock.now();
    for (const [id, { startedAtMs }] of this.#byId) {
      if (nowMs - startedAtMs < PAIRING_LASTS_MS && this.#byId.size < MOST_PAIRINGS) return;
      this.#byId.delete(id);
    }
  }
}
