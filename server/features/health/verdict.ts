import type { HealthCheck } from '../../contract/admin.ts';

export type Verdict = Omit<HealthCheck, 'name'>;

export const green = (sentence: string): Verdict => ({ status: 'green', sentence, mend: null });

/** @param mend the step that mends it */
export const amber = (sentence: string, mend: string): Verdict => ({
  ...{ status: 'amber', sentence, mend },
});

/** @param mend the step that mends it */
export const red = (sentence: string, mend: string): Verdict => ({
  ...{ status: 'red', sentence, mend },
});
