import type { HealthCheck } from '../../contract/admin.ts';

const OLD_MS = 50 * 3_600_000;
const WORDS: Record<string, string> = {
  login: 'it could not log in',
  wrong_code: 'a wrong code was not refused',
  start: 'its start was not taken down',
  report: 'its use was not taken down',
  logout: 'its end was not taken down',
  counted: 'its use was counted wrongly',
};

/** How the last visit of the test customer went; nothing before the first one. */
export function selfTestChecks(stored: string | null, nowMs: number): HealthCheck[] {
  if (stored === null) return [];
  const report = JSON.parse(stored) as { at: string; failed: string | null; tookMs: number };
  const name = 'self-test';
  const hours = Math.round((nowMs - Date.parse(report.at)) / 3_600_000);
  if (report.failed !== null) {
    const sentence = `The test customer failed ${hours} h ago: ${WORDS[report.failed] ?? report.failed}.`;
    const mend = 'Try again: mlango self-test. If it stays, restart the box and look at its log.';
    return [{ name, status: 'red', sentence, mend }];
  }
  const sentence = `A test customer logged in, was counted and logged out ${hours} h ago, in ${report.tookMs} ms.`;
  if (nowMs - Date.parse(report.at) < OLD_MS)
    return [{ name, status: 'green', sentence, mend: null }];
  return [
    { name, status: 'amber', sentence, mend: 'It comes every night: is the box on at three?' },
  ];
}
