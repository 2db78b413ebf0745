import type { RouterView } from '../contract/routers.ts';
import { UsageError } from './arguments.ts';
import type { Client } from './client.ts';

/** @throws UsageError */
export async function findRouter(client: Client, idOrName: string): Promise<RouterView> {
  const { routers } = await client.get<{ routers: RouterView[] }>('/routers');
  const found = routers.find(({ id, name }) => id === idOrName || name === idOrName);
  if (!found) throw new UsageError(`There is no router "${idOrName}".`);
  return found;
}
