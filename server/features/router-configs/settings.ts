import { z } from 'zod';
import type { SettingDefinition } from '../../ports/settings.ts';

export const ROUTER_SSH_KEY = 'routers.sshPrivateKey';

/** What the box logs in to routers with; made by itself. */
export const routerConfigSettings: readonly SettingDefinition[] = [
  { key: ROUTER_SSH_KEY, fallback: '', schema: z.string().max(4_000), secret: true },
];
