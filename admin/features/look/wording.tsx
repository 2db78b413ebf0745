import { useState } from 'preact/hooks';
import type { WordingEntry } from '../../../server/contract/admin.ts';
import type { SplashLanguage } from '../../../server/contract/splash.ts';
import { api } from '../../api.ts';
import { useLanguage, useNotify, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { TextAreaField } from '../../ui/more-fields.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { SPLASH_LANGUAGES } from './look-form.ts';

/** More are found by typing; the list is only there to be searched. */
const MOST_SHOWN = 25;

/** The texts with the typed words in them; those that were reworded come first. */
export function findTexts(entries: readonly WordingEntry[], typed: string): WordingEntry[] {
  const wanted = typed.trim().toLowerCase();
  const has = (text: string | null) => text?.toLowerCase().includes(wanted);
  const found = entries.filter((entry) => has(entry.usual) || has(entry.words) || has(entry.key));
  return found.sort((a, b) => Number(a.words === null) - Number(b.words === null));
}

/** Every text of the splash, to be said in the owner's words. */
export function WordingScreen() {
  const { text, language: mine } = useLanguage();
  const [language, setLanguage] = useState<SplashLanguage>(mine);
  const entries = useResource(`wording ${language}`, () => api.wording(language));
  const [typed, setTyped] = useState('');
  return (
    <Page title={text.splash.wording} back="/settings/look" narrow>
      <p class="soft">{text.splash.wordingIntro}</p>
      <SelectField
        label={text.splash.language}
        value={language}
        options={SPLASH_LANGUAGES}
        onChange={(chosen) => setLanguage(chosen)}
      />
      <TextField
        label={text.splash.search}
        value={typed}
        autocomplete="off"
        onInput={(words) => setTyped(words)}
      />
      <Loaded of={entries}>
        {(list) => (
          <Texts
            key={language}
            language={language}
            found={findTexts(list, typed)}
            onChanged={entries.reload}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Texts(props: { language: SplashLanguage; found: WordingEntry[]; onChanged(): void }) {
  const text = useText();
  const [open, setOpen] = useState<string | null>(null);
  if (props.found.length === 0) return <EmptyState>{text.splash.noTexts}</EmptyState>;
  return (
    <ul class="cards wording">
      {props.found.slice(0, MOST_SHOWN).map((entry) => (
        <li key={entry.key}>
          {open === entry.key ? (
            <Reword
              entry={entry}
              language={props.language}
              onDone={() => {
                setOpen(null);
                props.onChanged();
              }}
            />
          ) : (
            <>
              <p lang={props.language} dir="auto">
                {entry.words ?? entry.usual}
              </p>
              {entry.words !== null && (
                <p class="hint" lang={props.language}>
                  {text.splash.usually(entry.usual)}
                </p>
              )}
              <div class="buttons">
                <Button small onClick={() => setOpen(entry.key)}>
                  {text.splash.reword}
                </Button>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Reword(props: { entry: WordingEntry; language: SplashLanguage; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const { entry, language, onDone } = props;
  const [words, setWords] = useState(entry.words ?? entry.usual);
  const putBack = () => api.reword({ language, key: entry.key, words: entry.words });
  const submission = useSubmit({
    send: () => api.reword({ language, key: entry.key, words }),
    done: () => {
      notify.done(text.common.saved, putBack);
      onDone();
    },
  });
  const takeUsual = async () => {
    const result = await api.reword({ language, key: entry.key, words: null });
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.common.saved, putBack);
    onDone();
  };
  return (
    <>
      <Form submission={submission} action={text.common.save}>
        <TextAreaField
          label={text.splash.newWords}
          hint={text.splash.usually(entry.usual)}
          error={submission.fields.words}
          rows={3}
          maxLength={500}
          lang={language}
          value={words}
          onInput={(typed) => setWords(typed.replace(/\s*\n\s*/g, ' '))}
        />
      </Form>
      {entry.words !== null && (
        <div class="buttons">
          <Button onClick={() => void takeUsual()}>{text.splash.takeUsual}</Button>
        </div>
      )}
    </>
  );
}
