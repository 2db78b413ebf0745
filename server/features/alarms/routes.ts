import type { AlarmView } from '../../contract/messages.ts';
import { alarmWords } from '../../core/alarm-words.ts';
import { wordsLanguage } from '../../core/language.ts';
import { isoOf } from '../../core/moment.ts';
import type { AlarmRecord } from '../../ports/alarm-store.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';

const MOST_SHOWN = 100;

export function alarmRoutes(deps: { database: Database }): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/alarms',
      summary: 'What went wrong and may still be: the newest first.',
      access: 'today',
      async handle({ acceptLanguage }) {
        const alarms = await deps.database.read.alarms.listRecent(MOST_SHOWN);
        const language = wordsLanguage(acceptLanguage);
        return { body: { alarms: alarms.map((alarm) => view(alarm, language)) } };
      },
    }),
  ];
}

function view(alarm: AlarmRecord, language: 'en' | 'sw'): AlarmView {
  const { id, kind, subject, raisedAtMs, clearedAtMs } = alarm;
  return {
    ...{ id, kind, subject },
    sentence: alarmWords(alarm, language),
    raisedAt: isoOf(raisedAtMs),
    clearedAt: clearedAtMs === null ? null : isoOf(clearedAtMs),
  };
}
