import type { MessageDeps } from './deps.ts';

/** Long enough to settle a quarrel with a provider about its bill. */
const KEEP_MS = 90 * 86_400_000;

/** Reports and customers' SMS are personal data and not kept for ever; the outbox itself stays. */
export function forgetOld(deps: MessageDeps): Promise<void> {
  const beforeMs = deps.clock.now() - KEEP_MS;
  return deps.database.transaction(async (stores) => {
    await stores.messages.forgetBefore(beforeMs);
    await stores.ussd.forgetBefore(beforeMs);
  });
}
