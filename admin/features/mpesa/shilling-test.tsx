import { useEffect, useState } from 'preact/hooks';
import type { MpesaTestView } from '../../../server/contract/mpesa.ts';
import { useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import type { Text } from '../../text/index.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { mpesaApi } from './mpesa-api.ts';

const LOOK_MS = 2_500;

/** "Send me 1 shilling": wrong credentials are found here, not by the first customer. */
export function ShillingTest() {
  const text = useText();
  const [phone, setPhone] = useState('');
  const [test, setTest] = useState<MpesaTestView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submission = useSubmit({
    send: () => mpesaApi.startTest(phone),
    done: (started) => {
      setProblem(null);
      setTest(started);
    },
  });
  useEffect(() => {
    if (test?.state !== 'asked') return;
    const timer = setTimeout(async () => {
      const looked = await mpesaApi.test(test.id);
      // A new object each time, so that the next look is planned.
      if (looked.ok) return setTest({ ...looked.value });
      setTest(null);
      setProblem(sentenceOf(looked.problem, text.problems));
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [test, text]);
  return (
    <Card title={text.mpesa.test}>
      <p class="soft">{text.mpesa.testIntro}</p>
      <Form submission={submission} action={text.mpesa.testAction}>
        <TextField
          label={text.mpesa.testPhone}
          error={submission.fields.phone}
          value={phone}
          inputMode="tel"
          maxLength={30}
          autocomplete="off"
          onInput={setPhone}
        />
      </Form>
      {problem && <p class="notice bad">{problem}</p>}
      {test && <Outcome test={test} text={text} />}
    </Card>
  );
}

function Outcome({ test, text }: { test: MpesaTestView; text: Text }) {
  if (test.state === 'asked') {
    return (
      <p class="notice" role="status">
        {text.mpesa.asked}
      </p>
    );
  }
  if (test.state === 'paid') {
    return (
      <p class="notice good" role="status">
        {text.mpesa.paid}
      </p>
    );
  }
  const mends: Record<string, string> = text.mpesa.mends;
  const reasons: Record<string, string> = text.mpesa.reasons;
  const words = mends[test.code ?? ''] ?? reasons[test.reason ?? ''] ?? text.mpesa.unexplained;
  return (
    <div class="notice bad" role="status">
      <p>{words}</p>
      <p class="soft">
        {[text.mpesa.code(test.code ?? ''), test.says].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
