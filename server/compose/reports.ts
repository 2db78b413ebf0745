import { diskSpace } from '../adapters/system/data-dir.ts';
import { LAST_BACKUP } from '../features/backups/take-snapshot.ts';
import { firstStepRoutes } from '../features/first-steps/first-steps.ts';
import { liveRoutes } from '../features/live/routes.ts';
import { sessionLasts } from '../features/operators/sign-in.ts';
import { reportReadModel } from '../features/reports/read-model.ts';
import { reportRoutes } from '../features/reports/routes.ts';
import { usageReadModel } from '../features/reports/usage-read-model.ts';
import type { AdminRoute } from '../ports/route.ts';
import type { HttpParts } from './http-parts.ts';

/** The first screen, the reports, and what keeps them current. */
export function overviewRoutes({ house, messages, gateways }: HttpParts): AdminRoute[] {
  const readModel = reportReadModel(house.storage.reader);
  const { read } = house.database;
  return [
    ...liveRoutes({
      ...house,
      sessionLasts: async (token) =>
        (await sessionLasts(house, token)) || house.bearers.lasts(token),
    }),
    ...firstStepRoutes({
      ...house,
      hasLogo: () => house.looks.of(null).logo !== null,
      hasBatch: () => readModel.hasBatch(),
      takesMoney: () => gateways.paymentsConfigured() && !gateways.payments.usual.simulated,
      sendsSms: () => !gateways.sms.simulated && gateways.sms.list().length > 0,
    }),
    ...reportRoutes({
      ...house,
      readModel,
      usage: usageReadModel(house.storage.reader),
      disk: () => diskSpace(house.config.dataDir),
      lastBackupAt: () => read.settings.get(LAST_BACKUP),
      smsBalances: () =>
        [...messages.balances].map(([provider, balanceCents]) => ({ provider, balanceCents })),
    }),
  ];
}
