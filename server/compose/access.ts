import { accountAll } from '../features/access/account.ts';
import { createAdmissions } from '../features/access/admit.ts';
import { authorize } from '../features/access/authorize.ts';
import { inGroups } from '../features/access/groups.ts';
import type { AccessAnswer, AccessQuestion, AccountingReport } from '../ports/access.ts';
import type { SessionRecord } from '../ports/stores.ts';
import type { House } from './house.ts';

/** Who may be online, and what they have used: the same for RADIUS and for controllers. */
export interface Access {
  authorize(question: AccessQuestion): AccessAnswer | Promise<AccessAnswer>;
  /** Resolves when the report is durable. */
  account(report: AccountingReport): Promise<void>;
}

export function buildAccess(house: House): Access {
  const deps = {
    ...house,
    admit: createAdmissions(house.database, house.zone),
    siteOf: (routerId: string) => house.directory.byId(routerId)?.siteId ?? null,
    siteName: (id: string) => house.sites.name(id),
    macPassword: (routerId: string) => house.directory.byId(routerId)?.macPassword ?? null,
  };
  return {
    authorize: (question) => authorize(deps, question),
    account: inGroups<AccountingReport, undefined>((reports) => accountHeard(house, reports)),
  };
}

/** Stores a group of reports; once that is durable, the graphs hear of them. */
async function accountHeard(
  house: House,
  reports: readonly AccountingReport[],
): Promise<undefined[]> {
  const heard: SessionRecord[] = [];
  await house.database.transaction((stores) => {
    const { sessions } = stores;
    const upsert: typeof sessions.upsert = (records) => {
      heard.push(...records);
      return sessions.upsert(records);
    };
    return accountAll(house, { ...stores, sessions: { ...sessions, upsert } }, reports);
  });
  house.throughput.hear(heard);
  return [];
}
