import { useState } from 'preact/hooks';
import type { SessionView } from '../../../server/contract/admin.ts';
import { api, type DisconnectAnswer } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import type { Text } from '../../text/index.ts';
import { Confirm } from '../../ui/dialog.tsx';

/** Asks, cuts the device off, and says what the router answered. */
export function Disconnect(props: { session: SessionView; onClose(): void; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const disconnect = async () => {
    setBusy(true);
    const result = await api.disconnect(props.session.id);
    setBusy(false);
    if (!result.ok) return setProblem(sentenceOf(result.problem, text.problems));
    const words = answerWords(result.value, text);
    if (result.value.kind === 'done' || result.value.kind === 'gone') notify.done(words);
    else notify.failed(words);
    props.onClose();
    props.onDone();
  };
  return (
    <Confirm
      title={text.sessions.disconnectTitle}
      sentence={text.sessions.disconnectText(props.session.planName)}
      action={text.sessions.disconnect}
      danger
      busy={busy}
      problem={problem}
      onConfirm={() => void disconnect()}
      onClose={props.onClose}
    />
  );
}

function answerWords(answer: DisconnectAnswer, text: Text): string {
  const { results } = text.sessions;
  return answer.kind === 'refused' ? results.refused(answer.reason) : results[answer.kind];
}
