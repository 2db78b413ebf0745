import type { FirstStep, FirstStepView } from '../../contract/reports.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { SettingReader } from '../../ports/settings.ts';
import type { Database } from '../../ports/stores.ts';
import { HIDDEN_STEPS, hiddenSteps } from './settings.ts';

export interface FirstStepDeps {
  database: Database;
  settings: SettingReader;
  hasLogo(): boolean;
  hasBatch(): Promise<boolean>;
  /** Whether real money and real messages are set up. */
  takesMoney(): boolean;
  sendsSms(): boolean;
}

/** What is still missing before the shop sells; each is looked up, nothing is ticked by hand. */
export async function firstSteps(deps: FirstStepDeps): Promise<FirstStepView[]> {
  const { read } = deps.database;
  const routers = await read.routers.list();
  const done: Record<FirstStep, boolean> = {
    logo: deps.hasLogo(),
    // A router that was added but never heard is not connected.
    router: routers.some(({ lastSeenAtMs }) => lastSeenAtMs !== null),
    plans: (await read.plans.list()).length > 0,
    mpesa: deps.takesMoney(),
    sms: deps.sendsSms(),
    sheet: await deps.hasBatch(),
  };
  const hidden = hiddenSteps(deps.settings.value(HIDDEN_STEPS));
  return Object.entries(done).map(([name, isDone]) => {
    const step = name as FirstStep;
    return { step, state: isDone ? 'done' : hidden.includes(step) ? 'hidden' : 'open' };
  });
}

export function firstStepRoutes(deps: FirstStepDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/first-steps',
      summary: 'What is still missing before the shop sells.',
      access: 'settings',
      handle: async () => ({ body: { steps: await firstSteps(deps) } }),
    }),
  ];
}
