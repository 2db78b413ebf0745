import { useState } from 'preact/hooks';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { NO_PROOF, ProofFields } from '../account/proof-fields.tsx';
import { Grave } from './grave.tsx';
import { standbyApi } from './standby-api.ts';

/** On the first box: the code that the other one needs. */
export function MakeCode() {
  const text = useText();
  const words = text.standby;
  const [proof, setProof] = useState(NO_PROOF);
  const [code, setCode] = useState<string | null>(null);
  const submission = useSubmit({
    check: () => checkRequired(text, { password: proof.password }),
    send: () => standbyApi.pair(proof),
    done: setCode,
  });
  return (
    <Card title={words.pairTitle}>
      <p class="soft">{words.pairHow}</p>
      {code === null ? (
        <Form submission={submission} action={words.makeCode}>
          <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
        </Form>
      ) : (
        <div class="notice good" role="status">
          <p>{words.code}</p>
          <p>
            <code>{code}</code>
          </p>
          <p>{words.address(location.origin)}</p>
          <CopyButton content={code} />
        </div>
      )}
    </Card>
  );
}

/** On the second box: it stops selling and follows. */
export function FollowAnother({ suggested, onStarted }: { suggested: string; onStarted(): void }) {
  const words = useText().standby;
  const [url, setUrl] = useState(suggested);
  const [code, setCode] = useState('');
  return (
    <Card title={words.followTitle}>
      <p class="soft">{words.followWhy}</p>
      <TextField
        label={words.url}
        value={url}
        inputMode="url"
        maxLength={300}
        autocomplete="off"
        autocapitalize="none"
        placeholder="http://192.168.88.2:8081"
        onInput={setUrl}
      />
      <TextField
        label={words.pairingCode}
        value={code}
        maxLength={60}
        autocomplete="off"
        autocapitalize="characters"
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        onInput={setCode}
      />
      <Grave
        action={words.follow}
        why={words.followWhy}
        word={words.word}
        send={(proof) => standbyApi.follow(url.trim(), code.trim(), proof)}
        onDone={onStarted}
      />
    </Card>
  );
}
