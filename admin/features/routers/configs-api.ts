import type {
  RouterConfigOutcome,
  RouterConfigsView,
  RouterConfigView,
} from '../../../server/contract/router-configs.ts';
import { ask, pick } from '../../api.ts';

/** A slow router takes a minute and a half to say everything. */
const SLOW_TIMEOUT_MS = 120_000;
const at = (routerId: string) => `/routers/${encodeURIComponent(routerId)}/configs`;
type Configs = { configs: RouterConfigsView };

export const configsApi = {
  of: (routerId: string) => pick('configs', ask<Configs>('GET', at(routerId))),
  take: (routerId: string) =>
    pick(
      'outcome',
      ask<{ outcome: RouterConfigOutcome }>('POST', at(routerId), {}, SLOW_TIMEOUT_MS),
    ),
  text: (routerId: string, copy: RouterConfigView) =>
    pick('text', ask<{ text: string }>('GET', `${at(routerId)}/${encodeURIComponent(copy.id)}`)),
  trust: (routerId: string, fingerprint: string) =>
    ask<Configs>('POST', `${at(routerId)}/trust`, { fingerprint }),
  setPort: (routerId: string, sshPort: number) =>
    ask<Configs>('PUT', `${at(routerId)}/port`, { sshPort }),
};
