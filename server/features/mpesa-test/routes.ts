import { z } from 'zod';
import type { MpesaView } from '../../contract/mpesa.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type MpesaTestDeps, MpesaTests } from './ask-shilling.ts';

export function mpesaTestRoutes(deps: MpesaTestDeps & { state(): MpesaView }): AdminRoute[] {
  const tests = new MpesaTests(deps);
  return [
    adminRoute({
      method: 'GET',
      path: '/mpesa',
      summary: 'Whether M-Pesa is set up, simulated or off, and by whom.',
      access: 'settings',
      handle: async () => ({ body: { mpesa: deps.state() } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/mpesa/test',
      summary: 'Asks a phone for one shilling, to see that M-Pesa is set up well (audited).',
      access: 'settings.write',
      body: z.strictObject({ phone: z.string().max(40) }),
      async handle({ actor, body }) {
        return { status: 202, body: { test: await tests.start(actor.name, body.phone) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/mpesa/test/:id',
      summary: 'How the test goes.',
      access: 'settings.write',
      handle: async ({ params }) => ({ body: { test: await tests.look(params.id ?? '') } }),
    }),
  ];
}
