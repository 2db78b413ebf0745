import { REPORT_WAIT_MS } from '../../core/sms-route.ts';
import type { AttemptRecord } from '../../ports/message-store.ts';
import type { DeliveryReport } from '../../ports/sms.ts';
import type { Stores } from '../../ports/stores.ts';
import { applyReport } from './apply-report.ts';
import type { MessageDeps } from './deps.ts';

/** A report about a message whose answer was lost must name its number within this time. */
const ADOPTION_WINDOW_MS = 2 * REPORT_WAIT_MS;

export type ReportResult = 'applied' | 'repeated' | 'stranger';

/**
 * Takes a delivery report: stored first, whoever it belongs to, so that one which overtakes the
 * provider's own answer is not lost. The same report again changes nothing.
 */
export async function receiveReport(
  deps: MessageDeps,
  provider: string,
  report: DeliveryReport,
): Promise<ReportResult> {
  const result = await deps.database.transaction(async (stores): Promise<ReportResult> => {
    const isNew = await stores.messages.insertReport({
      id: deps.random.uuid(),
      provider,
      receivedAtMs: deps.clock.now(),
      ...report,
    });
    if (!isNew) return 'repeated';
    const attempt =
      (await stores.messages.findAttempt(provider, report.providerId)) ??
      (await adopt(deps, stores, provider, report));
    if (!attempt) return 'stranger';
    await applyReport(deps, stores, attempt, report);
    return 'applied';
  });
  deps.wakeMessages();
  return result;
}

/**
 * The provider's answer was lost, and now it reports about an id we never heard of: when exactly
 * one lost attempt to that number is open, this is it, and nothing is sent twice.
 */
async function adopt(
  deps: MessageDeps,
  stores: Stores,
  provider: string,
  report: DeliveryReport,
): Promise<AttemptRecord | null> {
  if (report.phone === null) return null;
  const sinceMs = deps.clock.now() - ADOPTION_WINDOW_MS;
  const lost = await stores.messages.listLostAttempts(provider, report.phone, sinceMs);
  const [only] = lost;
  if (!only || lost.length > 1) return null;
  const adopted: AttemptRecord = {
    ...only,
    outcome: 'accepted',
    providerId: report.providerId,
    detail: null,
  };
  await stores.messages.updateAttempt(adopted);
  return adopted;
}

/** The body of a provider's request to our report address. */
export async function receiveReportBody(
  deps: MessageDeps,
  provider: string,
  body: string,
): Promise<ReportResult | 'not_understood'> {
  const report = deps.providers.find(provider)?.parseDeliveryReport(body) ?? null;
  return report ? receiveReport(deps, provider, report) : 'not_understood';
}
