import { useState } from 'preact/hooks';
import { useOperator, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { Form } from '../../ui/form.tsx';
import { TextAreaField } from '../../ui/more-fields.tsx';
import { Card } from '../../ui/page.tsx';
import { useSaveSettings } from '../settings/save-settings.ts';
import type { MessageTemplates } from './message-api.ts';

const MOST_CHARACTERS = 3_000;
const KEYS = { en: 'messages.phrases.en', sw: 'messages.phrases.sw' } as const;

/** What attendants pick from when they write to somebody who is online. */
export function Phrases(props: Pick<MessageTemplates, 'phrases'> & { onSaved(): void }) {
  const text = useText();
  const { may } = useOperator();
  const stored = {
    [KEYS.en]: props.phrases.en.join('\n'),
    [KEYS.sw]: props.phrases.sw.join('\n'),
  };
  const [en, setEn] = useState(stored[KEYS.en] ?? '');
  const [sw, setSw] = useState(stored[KEYS.sw] ?? '');
  const save = useSaveSettings(stored);
  const submission = useSubmit({
    send: () => save({ [KEYS.en]: en, [KEYS.sw]: sw }),
    done: () => props.onSaved(),
  });
  if (!may('settings.write')) return null;
  const { languages, phrases } = text.messages;
  const field = (language: 'en' | 'sw', value: string, onInput: (value: string) => void) => (
    <TextAreaField
      label={languages[language]}
      error={submission.fields[KEYS[language]]}
      value={value}
      rows={6}
      maxLength={MOST_CHARACTERS}
      lang={language}
      onInput={onInput}
    />
  );
  return (
    <Card title={phrases.title}>
      <p class="soft">{phrases.hint}</p>
      <Form submission={submission} action={text.common.save}>
        {field('en', en, setEn)}
        {field('sw', sw, setSw)}
      </Form>
    </Card>
  );
}
