import { z } from 'zod';
import { MANAGERS, OWNER } from '../../ports/roles.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { type BusinessCache, checkSetting, readSettings } from './business.ts';

const settingsBody = z.record(z.string().max(60), z.string().max(200));

export function settingRoutes(deps: {
  database: Database;
  clock: Clock;
  business: BusinessCache;
}): AdminRoute[] {
  const read = async () => ({
    body: { settings: await readSettings(deps.database.read.settings) },
  });
  return [
    adminRoute({
      method: 'GET',
      path: '/settings',
      summary: 'Every setting.',
      access: MANAGERS,
      handle: read,
    }),
    adminRoute({
      method: 'PUT',
      path: '/settings',
      summary: 'Changes the settings named in the body; all or none.',
      access: OWNER,
      body: settingsBody,
      async handle({ actor, body }) {
        const changes = Object.entries(body).map(
          ([key, value]) => [key, checkSetting(key, value)] as const,
        );
        const nowMs = deps.clock.now();
        await deps.database.transaction(async (stores) => {
          for (const [key, value] of changes) await stores.settings.set(key, value, nowMs);
          const detail = Object.fromEntries(changes);
          await stores.audit.append(
            { actor: actor.name, action: 'settings.change', subject: 'settings', detail },
            nowMs,
          );
        });
        await deps.business.load(deps.database.read.settings);
        return read();
      },
    }),
  ];
}
