import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Badge, Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Credentials } from './credentials.tsx';
import { mpesaApi } from './mpesa-api.ts';
import { ShillingTest } from './shilling-test.tsx';

/** Where customers' money goes, and whether it arrives there. */
export function MpesaScreen() {
  const text = useText();
  return (
    <Page title={text.mpesa.title} back="/settings" narrow>
      <MpesaSetup />
    </Page>
  );
}

/** The same in the guide and in the settings. */
export function MpesaSetup() {
  const text = useText();
  const { may } = useOperator();
  const state = useResource('mpesa', mpesaApi.state);
  const settings = useResource('settings', api.settings);
  const tone = { live: 'good', simulated: 'warn', off: 'bad' } as const;
  return (
    <>
      <Loaded of={state}>
        {(mpesa) => (
          <Card>
            <div class="card-head">
              <p>{text.mpesa.states[mpesa.state]}</p>
              <Badge tone={tone[mpesa.state]}>{text.mpesa.badges[mpesa.state]}</Badge>
            </div>
            {mpesa.fromEnvironment && <p class="notice">{text.mpesa.fromEnvironment}</p>}
          </Card>
        )}
      </Loaded>
      {state.value?.fromEnvironment === false && (
        <Card title={text.mpesa.credentials}>
          <Loaded of={settings}>
            {(values) => (
              <Credentials
                settings={values}
                onSaved={() => {
                  settings.reload();
                  state.reload();
                }}
              />
            )}
          </Loaded>
        </Card>
      )}
      {may('settings.write') && state.value && state.value.state !== 'off' && <ShillingTest />}
    </>
  );
}
