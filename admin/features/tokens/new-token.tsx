import { useState } from 'preact/hooks';
import type { TokenScope } from '../../../server/contract/tokens.ts';
import type { Proof } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { NO_PROOF, ProofFields } from '../account/proof-fields.tsx';
import { tokensApi } from './tokens-api.ts';

const DAYS = { d30: 30, d90: 90, d365: 365, ever: null } as const;
type Period = keyof typeof DAYS;

export function NewToken({ onMade }: { onMade(secret: string): void }) {
  const text = useText();
  const { tokens } = text;
  const [input, setInput] = useState({
    name: '',
    scope: 'read' as TokenScope,
    period: 'd365' as Period,
  });
  const [proof, setProof] = useState<Proof>(NO_PROOF);
  const { name, scope, period } = input;
  const submission = useSubmit({
    check: () => checkRequired(text, { name, password: proof.password }),
    send: () => tokensApi.add({ name: name.trim(), scope, days: DAYS[period], ...proof }),
    done: ({ secret }) => onMade(secret),
  });
  const { fields } = submission;
  return (
    <Card title={tokens.add}>
      <Form submission={submission} action={tokens.add}>
        <TextField
          label={tokens.name}
          hint={tokens.nameHint}
          error={fields.name}
          value={name}
          maxLength={40}
          autocomplete="off"
          required
          onInput={(typed) => setInput({ ...input, name: typed })}
        />
        <div class="columns">
          <SelectField
            label={tokens.scope}
            error={fields.scope}
            value={scope}
            options={Object.entries(tokens.scopes) as [TokenScope, string][]}
            onChange={(chosen: TokenScope) => setInput({ ...input, scope: chosen })}
          />
          <SelectField
            label={tokens.holds}
            error={fields.days}
            value={period}
            options={Object.entries(tokens.periods) as [Period, string][]}
            onChange={(chosen: Period) => setInput({ ...input, period: chosen })}
          />
        </div>
        <ProofFields proof={proof} errors={fields} onChange={setProof} />
      </Form>
    </Card>
  );
}
