import { localHour, mondayOf } from '../../core/week.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { MessageDeps } from './deps.ts';
import type { MessageReadModel } from './read-model.ts';
import { isWanted, ownerOf } from './settings.ts';

const WEEK_MS = 7 * 86_400_000;
const MONDAY = 0;
/** Monday morning, when the week is over and the shop opens. */
const FROM_HOUR = 8;

/** Once a week, on Monday from 8 o'clock: how the last seven days went. */
export async function summariseWeek(
  deps: MessageDeps & { readModel: MessageReadModel },
): Promise<void> {
  const owner = ownerOf(deps.settings);
  if (!owner || !isWanted(deps.settings, 'weekly')) return;
  const nowMs = deps.clock.now();
  const timeZone = deps.settings.value('business.timeZone');
  const { weekday, hour } = localHour(nowMs, timeZone);
  if (weekday !== MONDAY || hour < FROM_HOUR) return;
  const { sales, amountCents, vouchers } = await deps.readModel.summary(nowMs - WEEK_MS);
  const parameters = {
    sales: String(sales),
    cents: String(amountCents),
    vouchers: String(vouchers),
  };
  const period = mondayOf(nowMs, timeZone);
  const about = { kind: 'weekly' as const, subject: 'owner', period, parameters };
  const message = newMessage({ id: deps.random.uuid(), ...owner, ...about }, nowMs);
  await deps.database.transaction((stores) => stores.messages.enqueue(message));
  deps.wakeMessages();
}
