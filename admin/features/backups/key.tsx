import { createPortal } from 'preact';
import { useState } from 'preact/hooks';
import { checkRequired } from '../../checks.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { NO_PROOF, ProofFields } from '../account/proof-fields.tsx';
import { backupsApi } from './backups-api.ts';

type Stage =
  | { kind: 'resting' }
  | { kind: 'asking' }
  | { kind: 'reading'; recoveryKey: string }
  | { kind: 'proving'; places: [number, number] };

const GROUPS = 8;

/** The key is shown for paper, then hidden, and two of its groups are asked back. */
export function KeyCard({ provenAt, onProven }: { provenAt: string | null; onProven(): void }) {
  const text = useText();
  const { format } = useOperator();
  const [stage, setStage] = useState<Stage>({ kind: 'resting' });
  const words = text.backups.key;
  return (
    <Card title={words.title} class="key-card">
      <p class={`notice ${provenAt ? 'good' : 'warn'}`}>
        {provenAt ? words.proven(format.ago(provenAt)) : words.unproven}
      </p>
      <p class="soft">{words.why}</p>
      {stage.kind === 'resting' && (
        <div class="buttons">
          <Button
            kind={provenAt ? 'quiet' : 'primary'}
            onClick={() => setStage({ kind: 'asking' })}
          >
            {words.show}
          </Button>
        </div>
      )}
      {stage.kind === 'asking' && (
        <Ask onShown={(recoveryKey) => setStage({ kind: 'reading', recoveryKey })} />
      )}
      {stage.kind === 'reading' && (
        <Paper
          recoveryKey={stage.recoveryKey}
          onWritten={() => setStage({ kind: 'proving', places: twoPlaces() })}
        />
      )}
      {stage.kind === 'proving' && (
        <Prove
          places={stage.places}
          onAgain={() => setStage({ kind: 'asking' })}
          onProven={() => {
            setStage({ kind: 'resting' });
            onProven();
          }}
        />
      )}
    </Card>
  );
}

function twoPlaces(): [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  const first = (a % GROUPS) + 1;
  const second = ((first - 1 + 1 + (b % (GROUPS - 1))) % GROUPS) + 1;
  return first < second ? [first, second] : [second, first];
}

function Ask({ onShown }: { onShown(recoveryKey: string): void }) {
  const text = useText();
  const [proof, setProof] = useState(NO_PROOF);
  const submission = useSubmit({
    check: () => checkRequired(text, { password: proof.password }),
    send: () => backupsApi.recoveryKey(proof),
    done: onShown,
  });
  return (
    <Form submission={submission} action={text.backups.key.show}>
      <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
    </Form>
  );
}

function Paper({ recoveryKey, onWritten }: { recoveryKey: string; onWritten(): void }) {
  const text = useText();
  const words = text.backups.key;
  return (
    <>
      <p>{words.reading}</p>
      <Groups recoveryKey={recoveryKey} />
      {createPortal(
        <div class="key-print" aria-hidden="true">
          <Groups recoveryKey={recoveryKey} />
        </div>,
        document.body,
      )}
      <div class="buttons">
        <Button icon="print" onClick={() => print()}>
          {words.print}
        </Button>
        <Button kind="primary" onClick={onWritten}>
          {words.written}
        </Button>
      </div>
    </>
  );
}

/** Eight numbered groups, as they stand on the paper. */
function Groups({ recoveryKey }: { recoveryKey: string }) {
  const words = useText().backups.key;
  const { me } = useOperator();
  return (
    <div class="key-paper">
      <h3>{words.paper(me.business.name)}</h3>
      <ol>
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <p class="soft">{words.paperHint}</p>
    </div>
  );
}

function Prove(props: { places: [number, number]; onAgain(): void; onProven(): void }) {
  const text = useText();
  const notify = useNotify();
  const [typed, setTyped] = useState<Record<number, string>>({});
  const words = text.backups.key;
  const submission = useSubmit({
    check: () =>
      checkRequired(
        text,
        Object.fromEntries(props.places.map((place) => [`${place}`, typed[place] ?? ''])),
      ),
    send: () =>
      backupsApi.proveKey(props.places.map((place) => ({ place, group: typed[place] ?? '' }))),
    done: () => {
      notify.done(words.good);
      props.onProven();
    },
  });
  return (
    <>
      <p>{words.prove}</p>
      <Form submission={submission} action={words.check}>
        <div class="columns">
          {props.places.map((place) => (
            <TextField
              key={place}
              label={words.group(place)}
              error={submission.fields[`${place}`]}
              value={typed[place] ?? ''}
              maxLength={8}
              autocomplete="off"
              autocapitalize="characters"
              onInput={(value) => setTyped({ ...typed, [place]: value })}
            />
          ))}
        </div>
      </Form>
      <Button kind="plain" onClick={props.onAgain}>
        {words.again}
      </Button>
    </>
  );
}
