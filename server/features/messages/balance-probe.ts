import type { AlarmProbe, Trouble } from '../../ports/alarm-probe.ts';
import type { SettingReader } from '../../ports/settings.ts';
import type { SmsProviders } from '../../ports/sms.ts';

const HOUR_MS = 3_600_000;

/** Warns before the SMS balance is used up; a provider that does not tell changes nothing. */
export function balanceProbe(deps: {
  providers: SmsProviders;
  settings: SettingReader;
  /** Kept for the first screen. */
  note?(provider: string, balanceCents: number): void;
}): AlarmProbe {
  return {
    kind: 'sms_balance',
    everyMs: HOUR_MS,
    async look() {
      const leastCents = Number(deps.settings.value('alerts.smsBalance')) * 100;
      const troubles: Trouble[] = [];
      for (const { name, balance } of deps.providers.list()) {
        const answer = balance ? await balance() : null;
        if (answer?.kind === 'unknown') return null;
        if (answer) deps.note?.(name, answer.balanceCents);
        if (answer && answer.balanceCents < leastCents) {
          troubles.push({ subject: name, detail: `KES ${answer.balanceCents / 100}` });
        }
      }
      return troubles;
    },
  };
}
