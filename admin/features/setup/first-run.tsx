import { useState } from 'preact/hooks';
import type { Me, SetupRequest, SetupState } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { checkCredentials, checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { CheckField, PasswordField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { BusinessFields, NEW_BUSINESS } from '../business-fields.tsx';
import { Gate } from './gate.tsx';

const NEW: SetupRequest = {
  pin: '',
  ownerName: '',
  username: '',
  password: '',
  businessName: NEW_BUSINESS.name,
  currency: NEW_BUSINESS.currency,
  timeZone: NEW_BUSINESS.timeZone,
  demoPlans: true,
};

/** A box without an owner: PIN, owner, business; then it is open. */
export function FirstRun(props: { setup: SetupState; onDone(me: Me): void }) {
  const text = useText();
  const notify = useNotify();
  const [input, setInput] = useState(NEW);
  const change = (part: Partial<SetupRequest>) => setInput({ ...input, ...part });
  const submission = useSubmit({
    check: () => {
      const { pin, ownerName, businessName } = input;
      return {
        ...checkRequired(text, { pin, ownerName, businessName }),
        ...checkCredentials(text, input),
      };
    },
    send: () => api.setUp(input),
    done: (me) => {
      notify.done(text.setup.done(me.name));
      props.onDone(me);
    },
  });
  const { fields } = submission;
  const { businessName: name, currency, timeZone } = input;
  return (
    <Gate title={text.setup.title} intro={text.setup.intro} setup={props.setup}>
      <Form submission={submission} action={text.setup.action}>
        <Card title={`1. ${text.setup.steps.pin}`}>
          <TextField
            label={text.setup.pin}
            hint={text.setup.pinHint}
            error={fields.pin}
            value={input.pin}
            autocomplete="off"
            inputMode="numeric"
            maxLength={40}
            required
            onInput={(pin) => change({ pin })}
          />
        </Card>
        <Card title={`2. ${text.setup.steps.owner}`}>
          <OwnerFields input={input} errors={fields} onChange={change} />
        </Card>
        <Card title={`3. ${text.setup.steps.business}`}>
          <BusinessFields
            value={{ name, currency, timeZone }}
            errors={{ ...fields, name: fields.businessName }}
            onChange={(value) =>
              change({
                businessName: value.name,
                currency: value.currency,
                timeZone: value.timeZone,
              })
            }
          />
          <CheckField
            label={text.setup.demo}
            hint={text.setup.demoHint}
            checked={input.demoPlans}
            onChange={(demoPlans) => change({ demoPlans })}
          />
        </Card>
      </Form>
    </Gate>
  );
}

function OwnerFields(props: {
  input: SetupRequest;
  errors: Record<string, string>;
  onChange(part: Partial<SetupRequest>): void;
}) {
  const text = useText();
  const { input, errors, onChange } = props;
  return (
    <>
      <TextField
        label={text.setup.ownerName}
        error={errors.ownerName}
        value={input.ownerName}
        autocomplete="name"
        maxLength={80}
        required
        onInput={(ownerName) => onChange({ ownerName })}
      />
      <TextField
        label={text.setup.username}
        hint={text.setup.usernameHint}
        error={errors.username}
        value={input.username}
        autocomplete="username"
        autocapitalize="none"
        maxLength={40}
        required
        onInput={(username) => onChange({ username: username.toLowerCase() })}
      />
      <PasswordField
        label={text.setup.password}
        hint={text.setup.passwordHint}
        error={errors.password}
        value={input.password}
        autocomplete="new-password"
        maxLength={200}
        required
        onInput={(password) => onChange({ password })}
      />
    </>
  );
}
