import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { PasswordField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { NO_PROOF, ProofFields } from './proof-fields.tsx';

export function ChangePassword() {
  const text = useText();
  const notify = useNotify();
  const [proof, setProof] = useState(NO_PROOF);
  const [newPassword, setNewPassword] = useState('');
  const submission = useSubmit({
    check: () => checkRequired(text, { password: proof.password, newPassword }),
    send: () => api.changePassword({ ...proof, newPassword }),
    done: () => {
      setProof(NO_PROOF);
      setNewPassword('');
      notify.done(text.account.passwordChanged);
    },
  });
  return (
    <Card title={text.account.password}>
      <Form submission={submission} action={text.account.changePassword}>
        <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
        <PasswordField
          label={text.account.newPassword}
          hint={text.account.newPasswordHint}
          error={submission.fields.newPassword}
          value={newPassword}
          autocomplete="new-password"
          required
          onInput={setNewPassword}
        />
      </Form>
    </Card>
  );
}
