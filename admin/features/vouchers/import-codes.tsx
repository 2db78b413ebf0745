import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import type { ImportAnswer } from '../../../server/contract/vouchers.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { CheckField, Frame, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { cardsApi } from './cards-api.ts';
import { ImportOdds } from './import-odds.tsx';

const MOST_FILE_BYTES = 4_000_000;

type Refused = Extract<ImportAnswer, { kind: 'refused' }>;

/** Codes printed elsewhere: a file, a plan, and what is wrong with which line. */
export function ImportCodesScreen() {
  const text = useText();
  const plans = useResource('plans', api.plans);
  return (
    <Page title={text.codesImport.title} back="/vouchers" narrow>
      <Loaded of={plans}>
        {(list) => {
          const [first] = list;
          return first ? (
            <ImportForm plans={list} first={first} />
          ) : (
            <EmptyState>
              <p>{text.vouchers.planNone}</p>
            </EmptyState>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ImportForm({ plans, first }: { plans: AdminPlan[]; first: AdminPlan }) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const words = text.codesImport;
  const [input, setInput] = useState({ plan: first.id, label: '', allowWeak: false });
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const submission = useSubmit({
    check: (): Record<string, string> => {
      if (file === null) return { csv: words.fileMissing };
      return file.size > MOST_FILE_BYTES ? { csv: words.fileLarge } : {};
    },
    send: async () => {
      setRefused(null);
      const csv = (await file?.text()) ?? '';
      return cardsApi.importCodes({ ...input, label: input.label.trim(), csv });
    },
    done: (answer) => {
      if (answer.kind === 'refused') return setRefused(answer);
      notify.done(words.done(format.number(answer.count), answer.count === 1));
      navigate('/vouchers');
    },
  });
  return (
    <Form
      submission={submission}
      action={words.action}
      cancel={{ href: '/vouchers', label: text.common.cancel }}
    >
      <Card>
        <p class="soft">{words.intro}</p>
        <SelectField
          label={text.vouchers.plan}
          error={submission.fields.plan}
          value={input.plan}
          options={plans.map(({ id, name, priceCents, currency }) => [
            id,
            `${name} – ${format.money(priceCents, currency)}`,
          ])}
          onChange={(plan) => setInput({ ...input, plan })}
        />
        <FileField error={submission.fields.csv} onChoose={setFile} />
        {file && file.size <= MOST_FILE_BYTES && <ImportOdds file={file} />}
        <TextField
          label={`${text.vouchers.label} (${text.common.optional})`}
          hint={words.labelHint}
          value={input.label}
          maxLength={80}
          autocomplete="off"
          onInput={(label) => setInput({ ...input, label })}
        />
        {refused && <Problems refused={refused} />}
        {(refused?.onlyWeak || input.allowWeak) && (
          <CheckField
            label={words.allowWeak}
            hint={words.allowWeakHint}
            checked={input.allowWeak}
            onChange={(allowWeak) => setInput({ ...input, allowWeak })}
          />
        )}
      </Card>
    </Form>
  );
}

function FileField(props: { error: string | undefined; onChoose(file: File | null): void }) {
  const { codesImport } = useText();
  return (
    <Frame label={codesImport.file} hint={codesImport.fileHint} error={props.error}>
      {({ input, describedBy, invalid }) => (
        <input
          id={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={(event) => props.onChoose(event.currentTarget.files?.[0] ?? null)}
        />
      )}
    </Frame>
  );
}

/** Line by line, so that the file can be mended. */
function Problems({ refused }: { refused: Refused }) {
  const { codesImport: words } = useText();
  const { format } = useOperator();
  const { problems, problemCount, onlyWeak } = refused;
  const rest = problemCount - problems.length;
  const number = (line: number | null) => (line === null ? '' : format.number(line));
  return (
    <div class="notice warn" role="alert">
      <p>{words.refused(format.number(problemCount), problemCount === 1)}</p>
      {onlyWeak && <p>{words.onlyWeak}</p>}
      <ul>
        {problems.map(({ line, kind, other }) => (
          <li key={line}>
            <strong>{words.line(number(line))}</strong>
            {`: ${words.problems[kind]?.(number(other)) ?? kind}`}
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{words.more(format.number(rest))}</p>}
    </div>
  );
}
