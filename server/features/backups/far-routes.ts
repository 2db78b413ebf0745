import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { asRefusal } from './far-refusal.ts';
import type { FarDeps, FarSender } from './send-far.ts';
import { viewOf } from './view.ts';

export interface FarRouteDeps extends FarDeps {
  sender: FarSender;
  /** Makes the box's own SSH key when there is none, and keeps it. @returns its public half */
  ensureSshKey(): Promise<string>;
}

export function farRoutes(deps: FarRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/backups/far',
      summary: 'Asks the far place what it keeps. 422 far_host_new names the key it shows.',
      access: 'backups',
      handle: async () => ({ body: { snapshots: (await asked(deps).list()).map(viewOf) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/far/send',
      summary: 'Sends the newest snapshot to the far place now; GET /backups shows how far it is.',
      access: 'backups',
      body: z.strictObject({}).optional(),
      async handle() {
        const place = deps.far();
        if (!place) throw notSetUp();
        deps.sender
          .sendNow(place)
          .catch((error: unknown) => deps.log.error({ error }, 'Sending a copy failed'));
        return { status: 202, body: { sending: true } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/far/ssh-key',
      summary: "The public half of the box's own SSH key, for the far computer.",
      access: 'backups',
      handle: async () => ({ body: { publicKey: await deps.ensureSshKey() } }),
    }),
  ];
}

const notSetUp = () => new AppError(409, 'far_not_set', 'No far place is set up.');

function asked(deps: FarRouteDeps) {
  const place = deps.far();
  if (!place) throw notSetUp();
  return {
    async list() {
      try {
        return await place.list();
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}
