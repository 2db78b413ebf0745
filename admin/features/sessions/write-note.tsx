import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionView } from '../../../server/contract/admin.ts';
import type { NotePreview, SessionNoteForm } from '../../../server/contract/messages.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/more-fields.tsx';
import { Loaded } from '../../ui/states.tsx';
import { sessionsApi } from './sessions-api.ts';

const MOST_CHARACTERS = 400;
/** Typing is counted after a short rest, not on every letter. */
const PREVIEW_AFTER_MS = 250;
const OWN_WORDS = '';

/** Says by itself when there is nobody to write to. */
export function NoteButton(props: { session: SessionView; small?: boolean; onClick(): void }) {
  const { note } = useText().messages;
  const { hasPhone } = props.session;
  return (
    <Button small={props.small ?? false} disabled={!hasPhone} onClick={props.onClick}>
      {hasPhone ? note.write : note.noPhone}
    </Button>
  );
}

/** A short SMS to whoever bought the voucher of a session. */
export function WriteNote({ session, onClose }: { session: SessionView; onClose(): void }) {
  const text = useText();
  const form = useResource(`note ${session.id}`, () => sessionsApi.noteForm(session.id));
  return (
    <Dialog title={text.messages.note.title} onClose={onClose}>
      <Loaded of={form}>
        {(found) =>
          found.refusal ? (
            <>
              <p class="notice">{text.messages.note.refusals[found.refusal]}</p>
              <div class="buttons">
                <Button onClick={onClose}>{text.common.close}</Button>
              </div>
            </>
          ) : (
            <Writing session={session} form={found} onClose={onClose} />
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Writing(props: { session: SessionView; form: SessionNoteForm; onClose(): void }) {
  const text = useText();
  const notify = useNotify();
  const { session, form } = props;
  const { note } = text.messages;
  // Kept over tries, so that a lost answer does not become a second message.
  const id = useRef(newId());
  const [words, setWords] = useState('');
  const preview = usePreview(session.id, words);
  const submission = useSubmit({
    send: () => sessionsApi.writeNote(session.id, { id: id.current, text: words }),
    done: () => {
      notify.done(note.sent);
      props.onClose();
    },
  });
  const tooLong = preview?.tooLong ? note.tooLong : undefined;
  const picked = form.phrases.includes(words) ? words : OWN_WORDS;
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <p>{note.to(form.phone ?? '')}</p>
      {submission.message && (
        <p class="notice bad" role="alert">
          {submission.message}
        </p>
      )}
      <SelectField
        label={note.pick}
        value={picked}
        options={[[OWN_WORDS, note.own], ...form.phrases.map((one) => [one, one] as const)]}
        onChange={setWords}
      />
      <TextAreaField
        label={note.words}
        hint={note.wordsHint}
        error={submission.fields.text ?? tooLong}
        value={words}
        rows={4}
        maxLength={MOST_CHARACTERS}
        lang={form.language}
        onInput={setWords}
      />
      {preview && !preview.isEmpty && <Counted preview={preview} />}
      <div class="buttons">
        <Button
          kind="primary"
          type="submit"
          busy={submission.busy}
          disabled={words.trim() === '' || tooLong !== undefined}
        >
          {note.send}
        </Button>
        <Button onClick={props.onClose}>{text.common.cancel}</Button>
      </div>
    </form>
  );
}

function Counted({ preview }: { preview: NotePreview }) {
  const text = useText();
  const { format } = useOperator();
  const { messages } = text;
  const { costCents } = preview;
  const [units, parts, left] = [preview.units, preview.parts, preview.unitsLeft].map(format.number);
  return (
    <div role="status">
      <blockquote class="notice">{preview.text}</blockquote>
      <p class="soft">
        {messages.counted(units ?? '', parts ?? '', left ?? '')}.{' '}
        {costCents === null
          ? messages.note.costUnknown
          : messages.note.cost(format.money(costCents, 'KES'))}
      </p>
    </div>
  );
}

/** What the phone will show, as it is typed. */
function usePreview(sessionId: string, words: string): NotePreview | null {
  const [preview, setPreview] = useState<NotePreview | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const result = await sessionsApi.previewNote(sessionId, words);
      if (current && result.ok) setPreview(result.value);
    }, PREVIEW_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [sessionId, words]);
  return preview;
}
