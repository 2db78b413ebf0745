import { useEffect, useState } from 'preact/hooks';
import type { MessagePreview, MessageTemplateView } from '../../../server/contract/messages.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { TextAreaField } from '../../ui/more-fields.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useSaveSettings } from '../settings/save-settings.ts';
import { messageApi } from './message-api.ts';
import { MessageTabs } from './message-tabs.tsx';
import { Phrases } from './phrases.tsx';

/** Typing is counted after a short rest, not on every letter. */
const PREVIEW_AFTER_MS = 250;
const MOST_CHARACTERS = 400;

/** The words of every message, with what they will look like and cost. */
export function MessageWordsScreen() {
  const text = useText();
  const templates = useResource('message templates', messageApi.messageTemplates);
  return (
    <Page title={text.messages.title} narrow>
      <MessageTabs current="/messages/words" />
      <p class="soft">{text.messages.wordsIntro}</p>
      <Loaded of={templates}>
        {({ templates: list, phrases }) => (
          <>
            <Chooser templates={list} onSaved={templates.reload} />
            <Phrases phrases={phrases} onSaved={templates.reload} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Chooser(props: { templates: MessageTemplateView[]; onSaved(): void }) {
  const text = useText();
  const { may } = useOperator();
  const { messages } = text;
  const [kind, setKind] = useState(props.templates[0]?.kind ?? '');
  const [language, setLanguage] = useState<'en' | 'sw'>('en');
  const kinds = [...new Set(props.templates.map((template) => template.kind))];
  const chosen = props.templates.find(
    (template) => template.kind === kind && template.language === language,
  );
  return (
    <Card>
      <SelectField
        label={messages.wordsOf}
        value={kind}
        options={kinds.map((one): [string, string] => [one, messages.kinds[one] ?? one])}
        onChange={setKind}
      />
      <SelectField
        label={text.common.language}
        value={language}
        options={[
          ['en', messages.languages.en],
          ['sw', messages.languages.sw],
        ]}
        onChange={(chosen) => setLanguage(chosen)}
      />
      {chosen && !may('settings.write') && (
        <>
          <blockquote class="notice">{chosen.text}</blockquote>
          <p class="soft">{text.settings.onlyOwner}</p>
        </>
      )}
      {chosen && may('settings.write') && (
        <Editor key={`${kind} ${language}`} template={chosen} onSaved={props.onSaved} />
      )}
    </Card>
  );
}

function Editor({ template, onSaved }: { template: MessageTemplateView; onSaved(): void }) {
  const text = useText();
  const { messages } = text;
  const { kind, language, suggested, placeholders } = template;
  const [words, setWords] = useState(template.text);
  const preview = usePreview(kind, words);
  const key = `message.${kind}.${language}`;
  const save = useSaveSettings({ [key]: template.text === suggested ? '' : template.text });
  const submission = useSubmit({
    send: () => save({ [key]: words === suggested ? '' : words }),
    done: onSaved,
  });
  const problems = (preview?.problems ?? []).map(({ code, name }) => messages.problems[code](name));
  return (
    <Form submission={submission} action={text.common.save}>
      <TextAreaField
        label={messages.template}
        hint={messages.placeholders(placeholders.map((name) => `{${name}}`).join(' '))}
        error={problems.length > 0 ? problems.join(' ') : submission.fields[key]}
        value={words}
        rows={4}
        maxLength={MOST_CHARACTERS}
        lang={language}
        onInput={setWords}
      />
      {preview && <Preview preview={preview} />}
      {words !== suggested && (
        <p class="buttons">
          <Button onClick={() => setWords(suggested)}>{messages.suggested}</Button>
        </p>
      )}
    </Form>
  );
}

function Preview({ preview }: { preview: MessagePreview }) {
  const text = useText();
  const { format } = useOperator();
  const { messages } = text;
  const [units, parts, left] = [preview.units, preview.parts, preview.unitsLeft].map(format.number);
  return (
    <div role="status">
      <blockquote class="notice">{preview.text}</blockquote>
      <p class="soft">{messages.counted(units ?? '', parts ?? '', left ?? '')}</p>
      {preview.encoding === 'ucs2' && <p class="notice warn">{messages.ucs2}</p>}
      {preview.long && <p class="notice warn">{messages.long}</p>}
    </div>
  );
}

/** What the box makes of the words, as they are typed. */
function usePreview(kind: string, words: string): MessagePreview | null {
  const [preview, setPreview] = useState<MessagePreview | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const result = await messageApi.previewMessage(kind, words);
      if (current && result.ok) setPreview(result.value);
    }, PREVIEW_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [kind, words]);
  return preview;
}
