import type { SmsProviderView } from '../../../server/contract/messages.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Badge, Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { messageApi } from './message-api.ts';
import { MessageSettings } from './message-settings.tsx';
import { MessageTabs } from './message-tabs.tsx';
import { TestMessage } from './test-message.tsx';

/** Who sends, in which order, what is left there; and when messages are sent at all. */
export function SmsProvidersScreen() {
  const text = useText();
  const providers = useResource('sms providers', messageApi.smsProviders);
  const settings = useResource('settings', api.settings);
  return (
    <Page title={text.messages.title} narrow>
      <MessageTabs current="/messages/providers" />
      <p class="soft">{text.messages.providersIntro}</p>
      <Loaded of={providers}>
        {(list) => (
          <>
            <ProviderList providers={list} />
            {list.length > 0 && <TestMessage />}
          </>
        )}
      </Loaded>
      <Loaded of={settings}>
        {(values) => (
          <MessageSettings
            settings={values}
            onSaved={() => {
              settings.reload();
              providers.reload();
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}

function ProviderList({ providers }: { providers: SmsProviderView[] }) {
  const text = useText();
  const { format } = useOperator();
  const { messages } = text;
  const names: Record<string, string> = {
    africastalking: messages.africastalking,
    http: messages.http,
    gammu: messages.gammu,
  };
  const hooks = providers.find((provider) => provider.hooks)?.hooks;
  return (
    <Card>
      {providers.length === 0 && <p>{messages.noProvider}</p>}
      <ol class="rows">
        {providers.map((provider) => (
          <li key={provider.name} class="check-row">
            <div class="check-head">
              <strong>{names[provider.name] ?? provider.name}</strong>
              {provider.balanceCents !== null && (
                <Badge tone="calm">
                  {messages.left(format.money(provider.balanceCents, 'KES'))}
                </Badge>
              )}
            </div>
            {provider.simulated && <p>{messages.simulated}</p>}
            {provider.detail && <p class="soft">{provider.detail}</p>}
          </li>
        ))}
      </ol>
      {hooks && (
        <details>
          <summary>{messages.register}</summary>
          <Facts
            facts={[
              [messages.reports, <code>{hooks.report}</code>],
              [messages.inbound, <code>{hooks.inbound}</code>],
              [messages.ussd, <code>{hooks.ussd}</code>],
            ]}
          />
        </details>
      )}
    </Card>
  );
}
