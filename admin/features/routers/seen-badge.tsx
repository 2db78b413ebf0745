import { useOperator, useText } from '../../context.ts';
import { Badge } from '../../ui/page.tsx';

/** As the box's own health check: a router that works asks at least every few minutes. */
export const SILENT_MS = 15 * 60_000;

export function SeenBadge({ lastSeenAt }: { lastSeenAt: string | null }) {
  const text = useText();
  const { format } = useOperator();
  if (lastSeenAt === null) return <Badge tone="warn">{text.routers.neverSeen}</Badge>;
  const silent = Date.now() - Date.parse(lastSeenAt) > SILENT_MS;
  return <Badge tone={silent ? 'warn' : 'good'}>{text.routers.seen(format.ago(lastSeenAt))}</Badge>;
}
