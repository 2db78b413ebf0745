import { useState } from 'preact/hooks';
import { api, type OperatorInput } from '../../api.ts';
import { checkCredentials, checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { useSubmit } from '../../submit.ts';
import { PasswordField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { ROLES } from './roles.ts';

const NEW: OperatorInput = { username: '', name: '', role: 'cashier', password: '' };

export function NewOperatorScreen() {
  const text = useText();
  const notify = useNotify();
  const [input, setInput] = useState(NEW);
  const submission = useSubmit({
    check: () => ({
      ...checkRequired(text, { name: input.name }),
      ...checkCredentials(text, input),
    }),
    send: () => api.addOperator(input),
    done: (operator) => {
      notify.done(text.staff.added(operator.name));
      navigate('/staff');
    },
  });
  return (
    <Page title={text.staff.addTitle} back="/staff" narrow>
      <Form
        submission={submission}
        action={text.staff.add}
        cancel={{ href: '/staff', label: text.common.cancel }}
      >
        <Card>
          <OperatorFields input={input} errors={submission.fields} onChange={setInput} />
        </Card>
      </Form>
    </Page>
  );
}

function OperatorFields(props: {
  input: OperatorInput;
  errors: Record<string, string>;
  onChange(input: OperatorInput): void;
}) {
  const text = useText();
  const { input, errors, onChange } = props;
  return (
    <>
      <div class="columns">
        <TextField
          label={text.staff.name}
          error={errors.name}
          value={input.name}
          maxLength={80}
          autocomplete="off"
          required
          onInput={(name) => onChange({ ...input, name })}
        />
        <TextField
          label={text.staff.username}
          hint={text.staff.usernameHint}
          error={errors.username}
          value={input.username}
          maxLength={40}
          autocomplete="off"
          autocapitalize="none"
          required
          onInput={(username) => onChange({ ...input, username: username.toLowerCase() })}
        />
      </div>
      <SelectField
        label={text.staff.role}
        hint={text.roleHints[input.role]}
        error={errors.role}
        value={input.role}
        options={ROLES.map((role) => [role, text.roles[role]])}
        onChange={(role) => onChange({ ...input, role })}
      />
      <PasswordField
        label={text.staff.password}
        hint={text.staff.passwordHint}
        error={errors.password}
        value={input.password}
        maxLength={200}
        autocomplete="new-password"
        required
        onInput={(password) => onChange({ ...input, password })}
      />
    </>
  );
}
