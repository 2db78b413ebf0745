import type { SessionView } from '../../../server/contract/admin.ts';
import { useOperator, useText } from '../../context.ts';

/** What the voucher has left, as bars; a word when nothing is limited. */
export function Left({ session }: { session: Pick<SessionView, 'timeLeft' | 'dataLeft'> }) {
  const text = useText();
  const { format } = useOperator();
  if (!session.timeLeft && !session.dataLeft) {
    return <span class="soft">{text.sessions.unlimited}</span>;
  }
  return (
    <div class="lefts">
      <Bar
        share={session.timeLeft}
        words={(left, of) => text.sessions.timeLeft(format.duration(left), format.duration(of))}
      />
      <Bar
        share={session.dataLeft}
        words={(left, of) => text.sessions.dataLeft(format.data(left), format.data(of))}
      />
    </div>
  );
}

function Bar(props: {
  share: { left: number; of: number } | null;
  words: (left: number, of: number) => string;
}) {
  if (props.share === null) return null;
  const { left, of } = props.share;
  const words = props.words(left, of);
  return (
    <div class="left">
      <span class="soft">{words}</span>
      <progress class="share" max={of} value={left} aria-label={words} />
    </div>
  );
}
