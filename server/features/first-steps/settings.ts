import { z } from 'zod';
import type { FirstStep } from '../../contract/reports.ts';
import type { SettingDefinition } from '../../ports/settings.ts';

const STEPS: readonly FirstStep[] = ['logo', 'router', 'plans', 'mpesa', 'sms', 'sheet'];
export const HIDDEN_STEPS = 'guide.hidden';

export const guideSettings: readonly SettingDefinition[] = [
  {
    key: HIDDEN_STEPS,
    fallback: '',
    schema: z
      .string()
      .trim()
      .refine(
        (text) => text === '' || text.split(',').every((name) => STEPS.some((one) => one === name)),
        `Names out of ${STEPS.join(', ')}, separated by commas.`,
      ),
  },
];

export const hiddenSteps = (text: string): FirstStep[] =>
  STEPS.filter((step) => text.split(',').includes(step));
