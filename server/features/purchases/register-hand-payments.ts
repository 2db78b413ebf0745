import type { RegisterOutcome } from '../../ports/gateways.ts';
import type { PurchaseDeps } from './deps.ts';

export type Registration = { provider: string } & RegisterOutcome;

/** Tells every provider where it announces payments by hand; what each said is audited. */
export async function registerHandPayments(
  deps: PurchaseDeps,
  actor: string,
  urls: (provider: string) => { validationUrl: string; confirmationUrl: string },
): Promise<Registration[]> {
  const outcomes: Registration[] = [];
  for (const { name, byHand } of deps.providers.all) {
    if (byHand) outcomes.push({ provider: name, ...(await byHand.register(urls(name))) });
  }
  await deps.database.transaction((stores) =>
    stores.audit.append(
      { actor, action: 'payments.register', subject: 'payments', detail: { outcomes } },
      deps.clock.now(),
    ),
  );
  return outcomes;
}
