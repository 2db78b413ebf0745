import { useState } from 'preact/hooks';
import type { MessageAttemptView, MessageView } from '../../../server/contract/messages.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { messageApi } from './message-api.ts';
import { MessageState } from './messages.tsx';

const REFRESH_MS = 10_000;
/** The provider's code for a phone that blocks the sender. */
const BLOCKED = /^406\b/;

/** One message: what became of it, and every try. */
export function MessageScreen({ id }: { id: string }) {
  const text = useText();
  const detail = useResource(`message ${id}`, () => messageApi.message(id), REFRESH_MS);
  return (
    <Page title={text.messages.detailTitle} back="/messages" narrow>
      <Loaded of={detail}>
        {({ message, note, attempts }) => (
          <>
            <MessageCard message={message} onResent={detail.reload} />
            {note !== null && (
              <Card title={text.messages.note.said}>
                <blockquote class="notice">{note}</blockquote>
              </Card>
            )}
            {attempts.length > 0 && (
              <Card title={text.messages.attempts}>
                <Attempts attempts={attempts} />
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function MessageCard({ message, onResent }: { message: MessageView; onResent(): void }) {
  const text = useText();
  const { format } = useOperator();
  const { messages } = text;
  const cost = message.costCents;
  const facts: [string, string | null][] = [
    [messages.columns.phone, message.phone],
    [messages.columns.when, format.moment(message.createdAt)],
    [messages.columns.provider, message.provider],
    [messages.columns.cost, cost === null ? null : format.money(cost, 'KES')],
    [messages.parts, message.parts === null ? null : format.number(message.parts)],
    [messages.next, message.nextAttemptAt && format.moment(message.nextAttemptAt)],
    [messages.problem, message.error],
  ];
  const idle = message.nextAttemptAt === null && message.state !== 'sending';
  return (
    <Card>
      <div class="card-head">
        <h2>{messages.kinds[message.kind] ?? message.kind}</h2>
        <MessageState state={message.state} />
      </div>
      {BLOCKED.test(message.error ?? '') && <p class="notice warn">{messages.blocked}</p>}
      <Facts facts={facts.filter(([, value]) => value)} />
      {message.purchaseId && (
        <p>
          <LinkButton href={`/payments/${message.purchaseId}`}>
            {text.payments.detailTitle}
          </LinkButton>
        </p>
      )}
      {idle && <Resend id={message.id} onResent={onResent} />}
    </Card>
  );
}

function Resend({ id, onResent }: { id: string; onResent(): void }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const resend = async () => {
    setBusy(true);
    const result = await messageApi.resendMessage(id);
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.messages.resent);
    onResent();
  };
  return (
    <div class="buttons">
      <Button kind="primary" busy={busy} onClick={() => void resend()}>
        {text.messages.resend}
      </Button>
    </div>
  );
}

function Attempts({ attempts }: { attempts: MessageAttemptView[] }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <ol class="timeline">
      {attempts.map((attempt) => (
        <li key={attempt.number}>
          <strong>{text.messages.attempt(attempt.number, attempt.provider)}</strong>{' '}
          <span class="soft">{format.moment(attempt.at)}</span>
          <p>
            {text.messages.outcomes[attempt.outcome]}
            {attempt.detail && <span class="soft"> {attempt.detail}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
