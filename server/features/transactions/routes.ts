import { z } from 'zod';
import { PAYMENT_STATES } from '../../core/payment.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { TransactionReadModel } from './read-model.ts';
import { paymentTimeline } from './timeline.ts';

const paymentQuery = z.object({
  state: z.enum(PAYMENT_STATES).optional(),
  /** Id of a site: what was bought there. */
  site: z.string().max(64).optional(),
  cursor: z.string().max(200).optional(),
  unmasked: z.enum(['0', '1']).optional(),
});

export function transactionRoutes(deps: {
  database: Database;
  readModel: TransactionReadModel;
  clock: Clock;
  revealCode(codeCipher: Buffer): string;
}): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/payments',
      summary:
        'Payments, the newest first, also of one state or site; unmasked=1 (audited) shows all.',
      access: 'payments',
      query: paymentQuery,
      async handle({ actor, query }) {
        const unmasked = query.unmasked === '1';
        if (unmasked && !actor.permissions.has('payments.unmask')) {
          throw new AppError(403, 'forbidden', 'Only an owner or manager sees whole numbers.');
        }
        if (unmasked) {
          await deps.database.transaction((stores) =>
            stores.audit.append(
              { actor: actor.name, action: 'payments.reveal', subject: 'payments', detail: {} },
              deps.clock.now(),
            ),
          );
        }
        const reveal = unmasked ? deps.revealCode : undefined;
        return { body: await deps.readModel.payments({ ...query, reveal }) };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/payments/:id',
      summary: 'One payment with everything that is known of it.',
      access: 'payments',
      async handle({ params }) {
        const id = params.id ?? '';
        const payment = await deps.readModel.payment(id);
        if (!payment) throw new AppError(404, 'payment_unknown', 'There is no such payment.');
        return { body: { payment, timeline: await paymentTimeline(deps.database.read, id) } };
      },
    }),
  ];
}
