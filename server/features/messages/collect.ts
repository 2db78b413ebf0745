import { type InboundDeps, receiveInbound } from './receive-inbound.ts';
import { receiveReport } from './receive-report.ts';

/** Fetches what lies in the folders of providers that push nothing, such as a modem. */
export async function collectMessages(deps: InboundDeps): Promise<void> {
  for (const { name, collector } of deps.providers.list()) {
    await collector?.collect({
      report: (report) => receiveReport(deps, name, report),
      inbound: (sms) => receiveInbound(deps, name, sms),
    });
  }
}
