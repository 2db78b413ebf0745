import { useState } from 'preact/hooks';
import type { SmsProviderView } from '../../../server/contract/messages.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Badge, Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { messageApi } from './message-api.ts';
import { MessageSettings } from './message-settings.tsx';
import { MessageTabs } from './message-tabs.tsx';

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

function TestMessage() {
  const text = useText();
  const notify = useNotify();
  const [phone, setPhone] = useState('');
  const submission = useSubmit({
    send: () => messageApi.testSms(phone),
    done: ({ provider, outcome }) => {
      if (outcome.kind === 'accepted') notify.done(text.messages.tested(provider));
      else notify.failed(text.messages.testFailed(provider, outcome.detail));
    },
  });
  return (
    <Card title={text.messages.test}>
      <Form submission={submission} action={text.messages.test}>
        <TextField
          label={text.messages.testTo}
          error={submission.fields.phone}
          value={phone}
          inputMode="tel"
          maxLength={30}
          autocomplete="off"
          onInput={setPhone}
        />
      </Form>
    </Card>
  );
}
