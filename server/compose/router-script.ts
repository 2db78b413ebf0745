import { splashUrl } from '../core/splash-url.ts';
import type { KnownRouter } from '../features/routers/directory.ts';
import type { ScriptContext } from '../features/routers/script.ts';
import { binauthToken } from './controllers.ts';
import type { HttpParts } from './http-parts.ts';
import { routerPublicKey } from './router-configs.ts';

type Parts = Pick<HttpParts, 'house' | 'boxAddress'>;

/** What the script for this router must know of the box. */
export async function scriptContext(parts: Parts, router: KnownRouter): Promise<ScriptContext> {
  const { radius, publicUrl } = parts.house.config;
  const portal = portalUrl(parts, router.address);
  return {
    boxAddress: parts.boxAddress(router.address),
    authPort: radius.authPort,
    acctPort: radius.acctPort,
    portalUrl: `${portal}/`,
    capportUrl: publicUrl?.startsWith('https:') ? `${publicUrl}/capport/api` : null,
    configKey: {
      publicKey: await routerPublicKey(parts.house),
      password: parts.house.vault
        .tag(Buffer.from(router.id), 'router config password')
        .toString('hex'),
    },
    binauthUrl: `${portal}/hooks/opennds/${binauthToken(parts.house, router.loginSecret ?? '')}`,
  };
}

/** Where the splash is for somebody near `towards`. */
export function portalUrl(parts: Parts, towards: string): string {
  const { publicUrl, http } = parts.house.config;
  return splashUrl(publicUrl, parts.boxAddress(towards), http.port);
}
