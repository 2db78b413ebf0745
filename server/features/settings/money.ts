import { z } from 'zod';
import { parseFeeTable } from '../../core/ledger.ts';
import type { MoneyPolicy } from '../../core/money-policy.ts';
import type { SettingDefinition, SettingReader } from '../../ports/settings.ts';

const onOff = z.enum(['on', 'off'], 'on or off.');
const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'A whole number.')
    .refine((text) => Number(text) <= most, `At most ${most}.`);

/** What the owner decides about money. */
export const moneySettings: readonly SettingDefinition[] = [
  {
    key: 'payments.secondPayment',
    fallback: 'suspense',
    schema: z.enum(['suspense', 'credit'], 'suspense or credit.'),
  },
  {
    key: 'payments.feeTable',
    fallback: '',
    schema: z
      .string()
      .max(190)
      .refine((text) => parseFeeTable(text) !== null, 'Like 100=0, 500=5, 1000=7 (up to = fee).'),
  },
  { key: 'payments.dailyLimit', fallback: '20', schema: wholeNumber(1_000) },
  { key: 'payments.silenceHours', fallback: '3', schema: wholeNumber(72) },
  { key: 'payments.provisionalMinutes', fallback: '0', schema: wholeNumber(120) },
  { key: 'payments.reversals', fallback: 'off', schema: onOff },
  { key: 'payments.trialPlan', fallback: '', schema: z.string().trim().max(60) },
];

/** The settings as values; each was checked when it was set. */
export function moneyPolicy(settings: SettingReader): MoneyPolicy {
  const value = (name: string) => settings.value(`payments.${name}`);
  return {
    secondPayment: value('secondPayment') === 'credit' ? 'credit' : 'suspense',
    fees: parseFeeTable(value('feeTable')) ?? [],
    dailyLimit: Number(value('dailyLimit')),
    silenceHours: Number(value('silenceHours')),
    provisionalMinutes: Number(value('provisionalMinutes')),
    reversals: value('reversals') === 'on',
    trialPlan: value('trialPlan'),
  };
}
