import type { RouterView } from '../../../server/contract/admin.ts';
import { useOperator, useText } from '../../context.ts';
import { Badge } from '../../ui/page.tsx';

/** As the box's own health check: a router that works asks at least every few minutes. */
const SILENT_MS = 15 * 60_000;

/** The worst that is known of a router: something to mend, silence, or all is well. */
export function SeenBadge({ router }: { router: RouterView }) {
  const text = useText();
  const { format } = useOperator();
  const { lastSeenAt, disobeyedAt, trust } = router;
  if (disobeyedAt !== null) return <Badge tone="bad">{text.routers.disobeys}</Badge>;
  if (trust.some(({ status }) => status === 'red')) {
    return <Badge tone="bad">{text.trust.statuses.red}</Badge>;
  }
  if (lastSeenAt === null) return <Badge tone="warn">{text.routers.neverSeen}</Badge>;
  const silent = Date.now() - Date.parse(lastSeenAt) > SILENT_MS;
  return <Badge tone={silent ? 'warn' : 'good'}>{text.routers.seen(format.ago(lastSeenAt))}</Badge>;
}
