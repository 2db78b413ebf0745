import { useEffect, useState } from 'preact/hooks';
import { checkRequired } from '../../checks.ts';
import { useOperator, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { NO_PROOF, ProofFields } from '../account/proof-fields.tsx';
import { backupsApi, type Chosen } from './backups-api.ts';

const LOOK_MS = 1_500;

/** Puts a copy in the place of everything: says what is lost, then asks for a word and the password. */
export function Restore({ chosen, onClose }: { chosen: Chosen; onClose(): void }) {
  const text = useText();
  const words = text.backups.back;
  const { format } = useOperator();
  const [found, setFound] = useState<{ payments: number; vouchers: number } | null>(null);
  const name =
    chosen.from === 'upload'
      ? words.ready(chosen.fileName)
      : words.from(format.time(chosen.snapshot.takenAt), text.backups.places[chosen.from]);
  return (
    <Card title={words.title}>
      <p>
        <strong>{name}</strong>
      </p>
      {found ? (
        <UnderWay found={found} />
      ) : (
        <>
          <p class="notice warn">{words.loses}</p>
          <Confirmation chosen={chosen} onDone={setFound} />
          <Button kind="plain" onClick={onClose}>
            {words.cancel}
          </Button>
        </>
      )}
    </Card>
  );
}

function Confirmation(props: {
  chosen: Chosen;
  onDone(found: { payments: number; vouchers: number }): void;
}) {
  const text = useText();
  const words = text.backups.back;
  const [recoveryKey, setRecoveryKey] = useState('');
  const [typed, setTyped] = useState('');
  const [proof, setProof] = useState(NO_PROOF);
  const submission = useSubmit({
    check: () => ({
      ...(typed.trim().toUpperCase() === words.word ? {} : { typed: words.typeWrong(words.word) }),
      ...checkRequired(text, { password: proof.password }),
    }),
    send: () => backupsApi.restore(props.chosen, recoveryKey, proof),
    done: ({ found }) => props.onDone(found),
  });
  return (
    <Form submission={submission} action={words.go} kind="danger">
      <TextField
        label={`${words.key} (${text.common.optional})`}
        hint={words.keyHint}
        error={submission.fields.recoveryKey}
        value={recoveryKey}
        maxLength={60}
        autocomplete="off"
        autocapitalize="characters"
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        onInput={setRecoveryKey}
      />
      <TextField
        label={words.type(words.word)}
        error={submission.fields.typed}
        value={typed}
        maxLength={20}
        autocomplete="off"
        autocapitalize="characters"
        onInput={setTyped}
      />
      <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
    </Form>
  );
}

/** The box goes away and comes back as another: this page starts anew with it. */
function UnderWay({ found }: { found: { payments: number; vouchers: number } }) {
  const words = useText().backups.back;
  const { format } = useOperator();
  useEffect(() => {
    let wasGone = false;
    const timer = setInterval(async () => {
      const answer = await fetch('/api/v1/me', { credentials: 'same-origin' }).catch(() => null);
      // Nobody is logged in on the restored box, or it was away in between.
      if (answer === null) wasGone = true;
      else if (wasGone || answer.status === 401) location.assign('/');
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="notice good" role="status">
      {words.under(format.number(found.payments), format.number(found.vouchers))}
    </p>
  );
}
