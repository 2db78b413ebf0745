import type { SmsLanguage } from './sms-templates.ts';

interface Words {
  en: string;
  sw: string;
  /** What to do about it, for screens. */
  mend: string;
}

/** What went wrong, in one line that fits an SMS; `{subject}` and `{detail}` are the alarm's. */
const WORDS = {
  router_silent: {
    en: 'router {subject} is silent since {detail} though customers were online',
    sw: 'ruta {subject} iko kimya tangu {detail} ingawa wateja walikuwa mtandaoni',
    mend: 'Check its power and cable.',
  },
  disk: {
    en: 'the disk of the box has only {detail} free',
    sw: 'diski ya kisanduku ina nafasi ya {detail} tu',
    mend: 'Delete old files and backups, or move the data to a larger disk.',
  },
  sms_refused: {
    en: 'SMS by {subject} is refused ({detail})',
    sw: 'SMS kupitia {subject} zinakataliwa ({detail})',
    mend: 'Check balance, sender ID and key at the provider; codes are shown on the screen meanwhile.',
  },
  sms_balance: {
    en: 'SMS balance at {subject} is low: {detail}',
    sw: 'salio la SMS kwa {subject} ni dogo: {detail}',
    mend: 'Top up at the provider.',
  },
  backup_failed: {
    en: 'the backup has failed: {detail}',
    sw: 'nakala rudufu imeshindikana: {detail}',
    mend: 'Free some space or choose another place for it.',
  },
  backup_old: {
    en: 'the {subject} of the backup is {detail} old',
    sw: 'nakala rudufu ({subject}) ina umri wa {detail}',
    mend: 'Look under Settings, Backups, why it does not arrive.',
  },
  self_test: {
    en: 'the test customer could not use the Wi-Fi ({detail})',
    sw: 'mteja wa majaribio hakuweza kutumia Wi-Fi ({detail})',
    mend: 'Try again: mlango self-test. If it stays, restart the box and look at its log.',
  },
  sales_silent: {
    en: 'no payment for {detail}, which is unusual',
    sw: 'hakuna malipo kwa {detail}, si kawaida',
    mend: 'Buy something yourself; check the till, the internet and the M-Pesa portal.',
  },
  payments_refused: {
    en: '{subject} refuses our requests (code {detail})',
    sw: '{subject} inakataa maombi yetu (namba {detail})',
    mend: 'Check shortcode, passkey and credentials with the provider; vouchers still work.',
  },
  payments_down: {
    en: '{subject} does not answer; vouchers still work',
    sw: '{subject} haijibu; vocha bado zinafanya kazi',
    mend: 'Check the internet of the box. It asks again by itself and goes on when there is an answer.',
  },
  books_wrong: {
    en: 'the books do not add up: {detail}',
    sw: 'vitabu vya hesabu havilingani: {detail}',
    mend: 'Run mlango ledger check, keep a backup, and compare with the statement of the provider.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type AlarmKind = keyof typeof WORDS;

/** Alarms come from the database, which an earlier program may have written. */
function wordsOf(kind: string): Words | null {
  return Object.hasOwn(WORDS, kind) ? WORDS[kind as AlarmKind] : null;
}

/** One line about an alarm; of a kind we have no words for, its own. */
export function alarmWords(
  alarm: { kind: string; subject: string; detail: string },
  language: SmsLanguage,
): string {
  const words = wordsOf(alarm.kind);
  if (!words)
    return [alarm.kind.replaceAll('_', ' '), alarm.subject, alarm.detail].join(' ').trim();
  return words[language]
    .replace('{subject}', () => alarm.subject)
    .replace('{detail}', () => alarm.detail);
}

/** The mending step; null when there is none to name. */
export function alarmMend(kind: string): string | null {
  return wordsOf(kind)?.mend ?? null;
}
