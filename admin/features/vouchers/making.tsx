import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';

const REFRESH_MS = 700;

/** How far a batch is, while the box makes it; nothing for one that is made in a moment. */
export function Making({ id, of }: { id: string; of: number }) {
  const text = useText();
  const { format } = useOperator();
  const progress = useResource(`making ${id}`, () => api.batchProgress(id), REFRESH_MS);
  const made = progress.value?.made ?? null;
  if (made === null) return null;
  const words = text.vouchers.making(format.number(made), format.number(of));
  return (
    <div class="left" role="status">
      <span class="soft">{words}</span>
      <progress class="share" max={of} value={made} aria-label={words} />
    </div>
  );
}
