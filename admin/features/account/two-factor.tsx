import { useState } from 'preact/hooks';
import type { TwoFactorStart } from '../../../server/contract/staff.ts';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Form } from '../../ui/form.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { LazyQr } from './lazy-qr.tsx';
import { CodeField, NO_PROOF, ProofFields } from './proof-fields.tsx';

type Stage =
  | { kind: 'resting' }
  | { kind: 'proving' }
  | { kind: 'scanning'; start: TwoFactorStart }
  | { kind: 'recovery'; codes: string[] };

/** Codes of an authenticator app beside the password: off, or on in three steps. */
export function TwoFactor() {
  const text = useText();
  const { me } = useOperator();
  const [stage, setStage] = useState<Stage>({ kind: 'resting' });
  const rest = () => setStage({ kind: 'resting' });
  const words = text.account;
  return (
    <Card title={words.twoFactor}>
      <p>
        <Badge tone={me.twoFactor ? 'good' : 'warn'}>
          {me.twoFactor ? words.twoFactorOn : words.twoFactorOff}
        </Badge>
      </p>
      <p class="soft">{words.twoFactorWhy}</p>
      {stage.kind === 'resting' && (
        <div class="buttons">
          <Button
            kind={me.twoFactor ? 'quiet' : 'primary'}
            onClick={() => setStage({ kind: 'proving' })}
          >
            {me.twoFactor ? words.turnOff : words.turnOn}
          </Button>
        </div>
      )}
      {stage.kind === 'proving' &&
        (me.twoFactor ? (
          <TurnOff onDone={rest} />
        ) : (
          <Begin onDone={(start) => setStage({ kind: 'scanning', start })} />
        ))}
      {stage.kind === 'scanning' && (
        <Scan start={stage.start} onDone={(codes) => setStage({ kind: 'recovery', codes })} />
      )}
      {stage.kind === 'recovery' && <Recovery codes={stage.codes} onDone={rest} />}
    </Card>
  );
}

function Begin({ onDone }: { onDone(start: TwoFactorStart): void }) {
  const text = useText();
  const [proof, setProof] = useState(NO_PROOF);
  const submission = useSubmit({
    check: () => checkRequired(text, { password: proof.password }),
    send: () => api.beginTwoFactor(proof),
    done: onDone,
  });
  return (
    <Form submission={submission} action={text.account.next}>
      <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
    </Form>
  );
}

function Scan(props: { start: TwoFactorStart; onDone(recoveryCodes: string[]): void }) {
  const text = useText();
  const [code, setCode] = useState('');
  const submission = useSubmit({
    check: () => checkRequired(text, { code }),
    send: () => api.confirmTwoFactor(code),
    done: props.onDone,
  });
  return (
    <>
      <p>{text.account.scan}</p>
      <LazyQr content={props.start.uri} label={text.account.qrLabel} />
      <p class="soft">{text.account.byHand}</p>
      <p>
        <code>{props.start.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Form submission={submission} action={text.account.turnOn}>
        <CodeField value={code} error={submission.fields.code} onInput={setCode} />
      </Form>
    </>
  );
}

function Recovery({ codes, onDone }: { codes: string[]; onDone(): void }) {
  const text = useText();
  const { me, setMe } = useOperator();
  return (
    <>
      <p class="notice">{text.account.recovery}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <CopyButton content={codes.join('\n')} />
        <Button
          kind="primary"
          onClick={() => {
            setMe({ ...me, twoFactor: true });
            onDone();
          }}
        >
          {text.account.written}
        </Button>
      </div>
    </>
  );
}

function TurnOff({ onDone }: { onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const { me, setMe } = useOperator();
  const [proof, setProof] = useState(NO_PROOF);
  const submission = useSubmit({
    check: () => checkRequired(text, { password: proof.password, code: proof.code }),
    send: () => api.turnOffTwoFactor(proof),
    done: () => {
      setMe({ ...me, twoFactor: false });
      notify.done(text.account.twoFactorOff);
      onDone();
    },
  });
  return (
    <Form submission={submission} action={text.account.turnOff} kind="danger">
      <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
    </Form>
  );
}
