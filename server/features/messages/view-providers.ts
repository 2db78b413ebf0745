import type { SmsProviderView } from '../../contract/messages.ts';
import type { SmsGateway } from '../../ports/sms.ts';
import type { MessageRouteDeps } from './routes.ts';

/** Every provider with its balance, asked for at once. */
export function smsProviderViews(deps: MessageRouteDeps): Promise<SmsProviderView[]> {
  return Promise.all(deps.providers.list().map((provider) => view(deps, provider)));
}

async function view(deps: MessageRouteDeps, provider: SmsGateway): Promise<SmsProviderView> {
  const { name, simulated } = provider;
  const answer = provider.balance ? await provider.balance() : null;
  return {
    name,
    simulated,
    balanceCents: answer?.kind === 'known' ? answer.balanceCents : null,
    detail: answer?.kind === 'unknown' ? answer.detail : null,
    hooks: deps.hookUrls(name),
  };
}
