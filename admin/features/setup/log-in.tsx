import { useState } from 'preact/hooks';
import type { Me, SetupState } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { PasswordField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { CodeField } from '../account/proof-fields.tsx';
import { Gate } from './gate.tsx';

export function LogIn(props: { setup: SetupState | null; again: boolean; onDone(me: Me): void }) {
  const text = useText();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const submission = useSubmit({
    check: () => checkRequired(text, { username, password }),
    send: async () => {
      const result = await api.logIn({ username, password, code });
      if (!result.ok && result.problem.code === 'code_needed') setAsksCode(true);
      return result;
    },
    done: props.onDone,
  });
  return (
    <Gate
      title={text.login.title}
      setup={props.setup}
      login
      {...(props.again ? { intro: text.login.again } : {})}
    >
      <Form submission={submission} action={text.login.action}>
        <TextField
          label={text.login.username}
          error={submission.fields.username}
          value={username}
          autocomplete="username"
          autocapitalize="none"
          required
          onInput={setUsername}
        />
        <PasswordField
          label={text.login.password}
          error={submission.fields.password}
          value={password}
          autocomplete="current-password"
          required
          onInput={setPassword}
        />
        {asksCode && <CodeField value={code} error={submission.fields.code} onInput={setCode} />}
      </Form>
      <p class="hint">{text.login.forgot}</p>
    </Gate>
  );
}
