import type { Carried, SplashView } from '../server/contract/splash.ts';

const carried: Carried = 'mlango-carried';

/**
 * Reads the view the server sent. A page prepared for everybody has the router's parameters in its
 * links only; they are put back into the view from there.
 */
export function readView(json: string, root: ParentNode): SplashView {
  const query = /&.*/.exec(root.querySelector('.tabs a')?.getAttribute('href') ?? '')?.[0] ?? '';
  return JSON.parse(json.split(`\\u0026${carried}=1`).join(query));
}
