import type { StandbyView } from '../../../server/contract/standby.ts';
import { ask, type Proof, pick } from '../../api.ts';

/** Handing over waits for the last changes. */
const SLOW_TIMEOUT_MS = 60_000;

export const standbyApi = {
  show: () => pick('standby', ask<{ standby: StandbyView }>('GET', '/standby')),
  pair: (proof: Proof) =>
    pick('pairingCode', ask<{ pairingCode: string }>('POST', '/standby/pair', proof)),
  follow: (url: string, pairingCode: string, proof: Proof) =>
    ask<{ following: string }>('POST', '/standby/follow', { url, pairingCode, ...proof }),
  takeOver: (force: boolean, proof: Proof) =>
    ask<{ takingOver: true }>('POST', '/standby/take-over', { force, ...proof }, SLOW_TIMEOUT_MS),
  release: (proof: Proof) => ask<{ released: true }>('POST', '/standby/release', proof),
};
