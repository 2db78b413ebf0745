import { AppError } from '../../ports/errors.ts';
import type { ConfigCopyRecord } from '../../ports/router-config-store.ts';
import { CONFIG_PURPOSE, type ConfigDeps } from './take-config.ts';

/** Opens a kept configuration; whoever looks stands in the audit log. @throws AppError config_unknown */
export function readConfig(
  { database, clock, vault }: Pick<ConfigDeps, 'database' | 'clock' | 'vault'>,
  actor: string,
  routerId: string,
  copyId: string,
): Promise<{ copy: ConfigCopyRecord; text: string }> {
  return database.transaction(async (stores) => {
    const copy = await stores.routerConfigs.find(routerId, copyId);
    if (!copy) throw new AppError(404, 'config_unknown', 'This configuration is not kept.');
    const detail = { copy: copyId, takenAt: new Date(copy.takenAtMs).toISOString() };
    const entry = { actor, action: 'router.config.read', subject: routerId, detail };
    await stores.audit.append(entry, clock.now());
    return { copy, text: vault.open(copy.bodyCipher, CONFIG_PURPOSE) };
  });
}
