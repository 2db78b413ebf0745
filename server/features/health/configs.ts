import type { HealthCheck } from '../../contract/admin.ts';
import type { ConfigAccess } from '../../ports/router-config-store.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { amber } from './verdict.ts';

const DAY_MS = 86_400_000;
/** A router may be off for a night or two. */
const OLD_MS = 3 * DAY_MS;

/**
 * What is wrong with the copy of a router's configuration; null when nothing is, or when the box was
 * never let in: not every owner wants that.
 */
export function configCheck(
  router: RouterRecord,
  access: ConfigAccess | null,
  nowMs: number,
): HealthCheck | null {
  if (!access || access.readAtMs === null) return null;
  const name = `configuration ${router.name}`;
  const mend = `Look at the page of ${router.name}: Copies of its configuration.`;
  if (access.problem === 'host_changed') {
    return { name, ...amber(`Another key than before answers for ${router.name}.`, mend) };
  }
  const ageMs = nowMs - access.readAtMs;
  if (access.problem === null || ageMs < OLD_MS) return null;
  const days = Math.floor(ageMs / DAY_MS);
  return {
    name,
    ...amber(`The copy of ${router.name}'s configuration is ${days} days old.`, mend),
  };
}
