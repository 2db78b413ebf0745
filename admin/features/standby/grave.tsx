import { useState } from 'preact/hooks';
import type { Proof } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import type { Result } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { NO_PROOF, ProofFields } from '../account/proof-fields.tsx';

/** A step that decides which box sells: a button, then a typed word and the password. */
export function Grave(props: {
  action: string;
  why: string;
  word: string;
  send(proof: Proof): Promise<Result<unknown>>;
  onDone(): void;
}) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [proof, setProof] = useState(NO_PROOF);
  const { word } = props;
  const submission = useSubmit({
    check: () => ({
      ...(typed.trim().toUpperCase() === word ? {} : { typed: text.standby.typeWrong(word) }),
      ...checkRequired(text, { password: proof.password }),
    }),
    send: () => props.send(proof),
    done: props.onDone,
  });
  if (!open) {
    return (
      <div class="buttons">
        <Button onClick={() => setOpen(true)}>{props.action}</Button>
      </div>
    );
  }
  return (
    <>
      <p class="notice warn">{props.why}</p>
      <Form submission={submission} action={props.action} kind="danger">
        <TextField
          label={text.standby.type(word)}
          error={submission.fields.typed}
          value={typed}
          maxLength={30}
          autocomplete="off"
          autocapitalize="characters"
          onInput={setTyped}
        />
        <ProofFields proof={proof} errors={submission.fields} onChange={setProof} />
      </Form>
      <Button kind="plain" onClick={() => setOpen(false)}>
        {text.common.cancel}
      </Button>
    </>
  );
}
