import { z } from 'zod';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { SettingRegistry } from './registry.ts';

const settingsBody = z.record(z.string().max(60), z.string().max(500));

export function settingRoutes(deps: {
  database: Database;
  clock: Clock;
  settings: SettingRegistry;
  /** The settings in memory are read again, and whoever depends on them is told. */
  settingsChanged(): Promise<void>;
}): AdminRoute[] {
  const shown = () => ({ body: { settings: deps.settings.shown() } });
  return [
    adminRoute({
      method: 'GET',
      path: '/settings',
      summary: 'Every setting; secrets are hidden.',
      access: 'settings',
      handle: async () => shown(),
    }),
    adminRoute({
      method: 'PUT',
      path: '/settings',
      summary: 'Changes the settings named in the body; all or none.',
      access: 'settings.write',
      body: settingsBody,
      async handle({ actor, body }) {
        const changes = Object.entries(body).flatMap(([key, value]) => {
          const checked = deps.settings.check(key, value);
          return checked ? [{ key, ...checked }] : [];
        });
        const nowMs = deps.clock.now();
        await deps.database.transaction(async (stores) => {
          for (const { key, stored } of changes) await stores.settings.set(key, stored, nowMs);
          const detail = Object.fromEntries(changes.map(({ key, audited }) => [key, audited]));
          await stores.audit.append(
            { actor: actor.name, action: 'settings.change', subject: 'settings', detail },
            nowMs,
          );
        });
        await deps.settingsChanged();
        return shown();
      },
    }),
  ];
}
