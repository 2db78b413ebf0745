import { useState } from 'preact/hooks';
import { useNotify, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { messageApi } from './message-api.ts';

export function TestMessage() {
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
