import { useState } from 'preact/hooks';
import type { OperatorView, Role } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { type Result, sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { PasswordField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { ROLES } from './roles.ts';

/** One member of staff: role, a new password, and the way out. */
export function OperatorScreen({ id }: { id: string }) {
  const text = useText();
  const operators = useResource('operators', api.operators);
  return (
    <Loaded of={operators}>
      {(list) => {
        const operator = list.find((one) => one.id === id);
        return (
          <Page title={operator?.name ?? text.staff.title} back="/staff" narrow>
            {operator ? (
              <>
                <Terms operator={operator} />
                <NewPassword operator={operator} />
                <WaysOut operator={operator} onChanged={operators.reload} />
              </>
            ) : (
              <p>{text.staff.missing}</p>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}

function Terms({ operator }: { operator: OperatorView }) {
  const text = useText();
  const notify = useNotify();
  const [name, setName] = useState(operator.name);
  const [role, setRole] = useState<Role>(operator.role);
  const submission = useSubmit({
    check: () => checkRequired(text, { name }),
    send: () => api.changeOperator(operator.id, { name, role }),
    done: () => {
      notify.done(text.common.saved, () =>
        api.changeOperator(operator.id, { name: operator.name, role: operator.role }),
      );
      navigate('/staff');
    },
  });
  return (
    <Card>
      <Form submission={submission} action={text.common.save}>
        <TextField
          label={text.staff.name}
          error={submission.fields.name}
          value={name}
          maxLength={80}
          autocomplete="off"
          required
          onInput={setName}
        />
        <SelectField
          label={text.staff.role}
          value={role}
          options={ROLES.map((one) => [one, text.roles[one]] as const)}
          onChange={(chosen: Role) => setRole(chosen)}
        />
      </Form>
    </Card>
  );
}

function NewPassword({ operator }: { operator: OperatorView }) {
  const text = useText();
  const notify = useNotify();
  const [password, setPassword] = useState('');
  const submission = useSubmit({
    check: () => checkRequired(text, { password }),
    send: () => api.setOperatorPassword(operator.id, password),
    done: () => {
      setPassword('');
      notify.done(text.account.passwordChanged);
    },
  });
  return (
    <Card title={text.staff.newPassword}>
      <Form submission={submission} action={text.account.changePassword}>
        <PasswordField
          label={text.account.newPassword}
          hint={text.staff.newPasswordHint}
          error={submission.fields.password}
          value={password}
          autocomplete="new-password"
          required
          onInput={setPassword}
        />
      </Form>
    </Card>
  );
}

type Step = 'endSessions' | 'dropCodes' | 'leave' | 'comeBack';

function WaysOut({ operator, onChanged }: { operator: OperatorView; onChanged(): void }) {
  const text = useText();
  const notify = useNotify();
  const { me } = useOperator();
  const [asked, setAsked] = useState<Step | null>(null);
  const [busy, setBusy] = useState(false);
  const { id, name } = operator;
  const steps: Record<Step, () => Promise<Result<unknown>>> = {
    endSessions: () => api.endOperatorSessions(id),
    dropCodes: () => api.dropOperatorTwoFactor(id),
    leave: () => api.changeOperator(id, { disabled: true }),
    comeBack: () => api.changeOperator(id, { disabled: false }),
  };
  const undo: Partial<typeof steps> = { leave: steps.comeBack, comeBack: steps.leave };
  const take = async (step: Step) => {
    setBusy(true);
    const result = await steps[step]();
    setBusy(false);
    setAsked(null);
    if (result.ok) notify.done(text.staff.steps[step].done(name), undo[step]);
    else notify.failed(sentenceOf(result.problem, text.problems));
    onChanged();
  };
  const offered: Step[] = [
    'endSessions',
    ...(operator.twoFactor ? (['dropCodes'] as const) : []),
    ...(operator.username === me.username
      ? []
      : [operator.disabled ? ('comeBack' as const) : ('leave' as const)]),
  ];
  return (
    <Card title={text.staff.access}>
      <div class="buttons">
        {offered.map((step) => (
          <Button
            key={step}
            kind={step === 'leave' ? 'danger' : 'quiet'}
            onClick={() => setAsked(step)}
          >
            {text.staff.steps[step].action}
          </Button>
        ))}
      </div>
      {asked && (
        <Confirm
          title={text.staff.steps[asked].action}
          sentence={text.staff.steps[asked].sentence(name)}
          action={text.staff.steps[asked].action}
          danger={asked === 'leave'}
          busy={busy}
          onConfirm={() => void take(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
