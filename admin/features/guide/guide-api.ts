import type { FirstStep, FirstStepView } from '../../../server/contract/reports.ts';
import { api, ask, pick } from '../../api.ts';

const HIDDEN = 'guide.hidden';

export const guideApi = {
  steps: () => pick('steps', ask<{ steps: FirstStepView[] }>('GET', '/first-steps')),
  /** The owner does without these; they are asked for no more. */
  hide: (steps: readonly FirstStep[]) => api.saveSettings({ [HIDDEN]: steps.join(',') }),
};
