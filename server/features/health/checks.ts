import type { HealthCheck } from '../../contract/admin.ts';
import type { StandbyView } from '../../contract/standby.ts';
import { alarmMend, alarmWords } from '../../core/alarm-words.ts';
import { type TrustStep, worstOf } from '../../core/router-trust.ts';
import { trustWords } from '../../core/router-trust-words.ts';
import type { PaymentProviders } from '../../ports/providers.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { configCheck } from './configs.ts';
import { type CopiesReport, copyChecks } from './copies.ts';
import { selfTestChecks } from './self-test.ts';
import { standbyChecks } from './standby.ts';
import { amber, green, red } from './verdict.ts';

export interface HealthDeps {
  database: Database;
  clock: Clock;
  simulated: { payments: boolean; sms: boolean };
  paymentsConfigured(): boolean;
  providers: PaymentProviders;
  publicUrl: string | null;
  /** Names of the SMS providers in their order; empty when there is none. */
  smsProviders(): string[];
  /** Where the books disagree with the payments; empty when nowhere. */
  discrepancies(fresh: boolean): Promise<{ what: string; subject: string }[]>;
  /** The first altered entry of the audit log, or null; `fresh` looks again now. */
  auditBroken(fresh: boolean): Promise<number | null>;
  disk(): { freeBytes: number; totalBytes: number };
  /** Whether the database file was whole when it was last looked through. */
  databaseIsWhole(): boolean;
  business: { current(): { sessionDays: string } };
  copies(): Promise<CopiesReport | null>;
  standby(): StandbyView;
  trustOf(router: RouterRecord): TrustStep[];
  /** The own gateway; null: this box is none. */
  gateway(): Promise<HealthCheck | null>;
  /** Unknown addresses that ask. */
  knocks(): { address: string; packets: number }[];
}

/** Written by features/self-test. */
const LAST_SELF_TEST = 'box.lastSelfTest';
const STATEMENT_LATE_MS = 3_600_000;

/**
 * Every part of the box as green, amber or red, with one sentence and the mending step.
 * @param fresh looks through the books and the audit log now, which takes seconds on an old box;
 *   else what the last look found is said again for some minutes.
 */
export async function healthChecks(deps: HealthDeps, fresh = false): Promise<HealthCheck[]> {
  const checks = [
    database(deps),
    await sessions(deps),
    disk(deps),
    ...copyChecks(await deps.copies(), deps.clock.now()),
    ...standbyChecks(deps.standby(), deps.clock.now()),
    ...selfTestChecks(await deps.database.read.settings.get(LAST_SELF_TEST), deps.clock.now()),
    payments(deps),
    sms(deps),
    await audit(deps, fresh),
    await books(deps, fresh),
    ...(await statements(deps)),
    await owner(deps),
    ...[await deps.gateway()].flatMap((check) => check ?? []),
    ...(await routers(deps)),
    ...(await alarms(deps)),
  ];
  return checks;
}

function database(deps: HealthDeps): HealthCheck {
  if (deps.databaseIsWhole()) return { name: 'database', ...green('The database answers.') };
  const mend = 'Stop selling, and restore the newest backup: npx mlango restore FILE';
  return { name: 'database', ...red('The database file is damaged.', mend) };
}

/** Archiving goes by whole days, a day after the limit. */
const ARCHIVE_LAG_DAYS = 3;

async function sessions(deps: HealthDeps): Promise<HealthCheck> {
  const days = Number(deps.business.current().sessionDays);
  const overdueMs = deps.clock.now() - (days + ARCHIVE_LAG_DAYS) * 86_400_000;
  const [overdue] = await deps.database.read.sessions.listOld(overdueMs, 1);
  const sentence = `Sessions of the last ${days} days are kept singly, older ones as totals per day.`;
  if (!overdue) return { name: 'sessions', ...green(sentence) };
  const mend = 'The box works on it every minute; if this stays for a day, look at its log.';
  return { name: 'sessions', ...amber('Older sessions still wait to become totals.', mend) };
}

function disk(deps: HealthDeps): HealthCheck {
  const { freeBytes, totalBytes } = deps.disk();
  const percent = Math.floor((freeBytes / totalBytes) * 100);
  const sentence = `${percent} % of the disk is free.`;
  const mend = 'Delete old files and backups, or move the data to a larger disk.';
  if (percent < 5) return { name: 'disk', ...red(sentence, mend) };
  if (percent < 15) return { name: 'disk', ...amber(sentence, mend) };
  return { name: 'disk', ...green(sentence) };
}

function payments(deps: HealthDeps): HealthCheck {
  const mend = 'Enter your M-Pesa credentials under Settings, M-Pesa, or set MLANGO_DARAJA_*.';
  if (deps.simulated.payments) {
    return { name: 'payments', ...amber('Payments are simulated: no money moves.', mend) };
  }
  if (!deps.paymentsConfigured()) {
    return { name: 'payments', ...amber('M-Pesa is not set up: only vouchers are sold.', mend) };
  }
  const down = deps.providers.all.find(({ outageSinceMs }) => outageSinceMs !== null);
  if (down) {
    const minutes = Math.round((deps.clock.now() - (down.outageSinceMs ?? 0)) / 60_000);
    const sentence = `${down.label} has not answered for ${minutes} min; vouchers still work.`;
    return { name: 'payments', ...red(sentence, 'Check the internet line; else wait for them.') };
  }
  const how = deps.publicUrl ? 'by callback and query' : 'by query (no public address needed)';
  return { name: 'payments', ...green(`M-Pesa is set up; payments are confirmed ${how}.`) };
}

function sms(deps: HealthDeps): HealthCheck {
  const mend = 'Enter a provider under Messages in the admin, or set MLANGO_AFRICASTALKING_*.';
  if (deps.simulated.sms) {
    return { name: 'sms', ...amber('SMS is simulated: no message leaves the box.', mend) };
  }
  const names = deps.smsProviders();
  if (names.length === 0) {
    return { name: 'sms', ...amber('No SMS is sent: codes are shown on the screen only.', mend) };
  }
  return { name: 'sms', ...green(`SMS goes out by ${names.join(', then ')}.`) };
}

async function audit(deps: HealthDeps, fresh: boolean): Promise<HealthCheck> {
  const broken = await deps.auditBroken(fresh);
  if (broken === null) return { name: 'audit', ...green('The audit log is unbroken.') };
  const sentence = `The audit log was altered at entry ${broken}.`;
  return { name: 'audit', ...red(sentence, 'Ask who had access to the box; compare a backup.') };
}

async function books(deps: HealthDeps, fresh: boolean): Promise<HealthCheck> {
  const [first] = await deps.discrepancies(fresh);
  if (!first) return { name: 'books', ...green('The books agree with every payment.') };
  const sentence = `The books are wrong: ${first.what} (${first.subject}).`;
  return { name: 'books', ...red(sentence, 'Keep a backup of today and ask for help with it.') };
}

/** Whether the providers' own records can be read: they find money that nobody reported. */
async function statements(deps: HealthDeps): Promise<HealthCheck[]> {
  const checks: HealthCheck[] = [];
  for (const { name: provider, label, capabilities } of deps.providers.all) {
    if (!capabilities.list) continue;
    const name = `statement ${label}`;
    const complete = await deps.database.read.statements.latestComplete(provider);
    const agoMs = complete ? deps.clock.now() - complete.toAtMs : null;
    if (agoMs !== null && agoMs < STATEMENT_LATE_MS) {
      const minutes = Math.round(agoMs / 60_000);
      checks.push({ name, ...green(`${label}'s records were read ${minutes} min ago.`) });
      continue;
    }
    const since = agoMs === null ? 'yet' : `for ${Math.round(agoMs / 3_600_000)} h`;
    const mend = 'Ask Safaricom to enable Pull Transactions, and check the internet line.';
    checks.push({ name, ...amber(`${label}'s records could not be read ${since}.`, mend) });
  }
  return checks;
}

async function owner(deps: HealthDeps): Promise<HealthCheck> {
  const operators = await deps.database.read.operators.list();
  if (operators.length > 0) return { name: 'setup', ...green('The box has an owner.') };
  return {
    name: 'setup',
    ...amber('The box waits for its owner.', 'Open the admin page and type the PIN from the log.'),
  };
}

/** Shown by checks of their own already. */
const SHOWN_ELSEWHERE = new Set(['disk', 'router_silent', 'self_test', 'backup_old']);

async function alarms(deps: HealthDeps): Promise<HealthCheck[]> {
  const open = await deps.database.read.alarms.listOpen();
  return open
    .filter(({ kind }) => !SHOWN_ELSEWHERE.has(kind))
    .map((alarm) => {
      const sentence = `Alarm: ${alarmWords(alarm, 'en')}.`;
      const mend = alarmMend(alarm.kind) ?? 'Ask whoever looks after the box.';
      return { name: `alarm ${alarm.kind} ${alarm.subject}`.trim(), ...red(sentence, mend) };
    });
}

async function routers(deps: HealthDeps): Promise<HealthCheck[]> {
  const known = await deps.database.read.routers.list();
  if (known.length === 0) {
    const mend = 'Add it in the admin under Routers, or with: npx mlango router add';
    return [{ name: 'routers', ...amber('No router is connected yet.', mend) }, ...knocks(deps)];
  }
  const { routerConfigs } = deps.database.read;
  const nowMs = deps.clock.now();
  const copies: HealthCheck[] = [];
  for (const router of known) {
    const check = configCheck(router, await routerConfigs.access(router.id), nowMs);
    if (check) copies.push(check);
  }
  return [...known.map((router) => routerCheck(deps, router)), ...copies, ...knocks(deps)];
}

function routerCheck(deps: HealthDeps, router: RouterRecord): HealthCheck {
  const name = `router ${router.name}`;
  const steps = deps.trustOf(router);
  const worst = worstOf(steps);
  if (worst) {
    const { sentence, mend } = trustWords(router, worst);
    return { name, ...(worst.status === 'red' ? red : amber)(sentence, mend) };
  }
  const minutes = Math.round((deps.clock.now() - (router.lastSeenAtMs ?? 0)) / 60_000);
  const proven = steps.filter(({ status }) => status === 'green').map(({ step }) => PROVEN[step]);
  const sentence = `${router.name} was heard ${minutes} min ago; proven: ${proven.join(', ')}.`;
  return { name, ...green(sentence) };
}

const PROVEN: Record<TrustStep['step'], string> = {
  heard: 'address',
  secret: 'secret',
  signed: 'signature',
  accounting: 'accounting',
  coa: 'cutting off',
  splash: 'splash',
  customer: 'first customer',
};

function knocks(deps: HealthDeps): HealthCheck[] {
  return deps.knocks().map(({ address, packets }) => ({
    name: `unknown router ${address}`,
    ...amber(
      `${address} asks for RADIUS and is not known (${packets} packets).`,
      `If it is yours: npx mlango router add --name NAME --address ${address} --secret SECRET`,
    ),
  }));
}
