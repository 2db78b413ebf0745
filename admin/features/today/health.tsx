import type { HealthCheck } from '../../../server/contract/admin.ts';
import type { DashboardView } from '../../../server/contract/reports.ts';
import type { Permission } from '../../access.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge, Card, Facts, type Tone } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

const REFRESH_MS = 60_000;
const TONES: Record<HealthCheck['status'], Tone> = { green: 'good', amber: 'warn', red: 'bad' };
const URGENCY = ['red', 'amber', 'green'];

/** The parts of the box that need somebody stand first; the green ones fold away. */
export function Health({ box }: { box: DashboardView['box'] | null }) {
  const text = useText();
  const { format } = useOperator();
  const checks = useResource('health', api.health, REFRESH_MS);
  return (
    <Card title={text.today.health}>
      <Loaded of={checks}>
        {(list) => {
          const urgency = (check: HealthCheck) => URGENCY.indexOf(check.status);
          const sorted = [...list].sort((a, b) => urgency(a) - urgency(b));
          const well = sorted.filter((check) => check.status === 'green');
          const ill = sorted.filter((check) => check.status !== 'green');
          return (
            <>
              {ill.length === 0 && <p>{text.today.allWell}</p>}
              <Checks checks={ill} />
              {well.length > 0 && (
                <details>
                  <summary>{text.today.wellChecks(format.number(well.length))}</summary>
                  <Checks checks={well} />
                </details>
              )}
            </>
          );
        }}
      </Loaded>
      {box && <BoxFacts box={box} />}
    </Card>
  );
}

function BoxFacts({ box }: { box: DashboardView['box'] }) {
  const { today } = useText();
  const { format } = useOperator();
  const { freeBytes, totalBytes, backupAt, sms } = box;
  return (
    <Facts
      facts={[
        [today.disk, today.diskFree(format.data(freeBytes), format.data(totalBytes))],
        [today.backup, backupAt ? format.ago(backupAt) : today.noBackup],
        ...sms.map(
          ({ balanceCents }) => [today.smsLeft, format.money(balanceCents, 'KES')] as const,
        ),
      ]}
    />
  );
}

function Checks({ checks }: { checks: HealthCheck[] }) {
  const text = useText();
  const { may } = useOperator();
  return (
    <ul class="rows">
      {checks.map((check) => {
        const href = check.status === 'green' ? null : mendingPath(check.name, may);
        return (
          <li key={check.name} class="check-row">
            <div class="check-head">
              <strong>{nameOf(check.name, text)}</strong>
              <Badge tone={TONES[check.status]}>{text.today.statuses[check.status]}</Badge>
            </div>
            <p>
              {check.sentence}
              {check.mend && <span class="soft mend">{check.mend}</span>}
            </p>
            {href && (
              <LinkButton small href={href}>
                {text.today.fix}
              </LinkButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** `router Shop` and `configuration Shop` → `Shop`; the box's own words for parts we have no name for. */
function nameOf(name: string, text: Text): string {
  const known: Record<string, string> = text.today.checkNames;
  return known[name] ?? name.replace(OF_ROUTERS, '');
}

const OF_ROUTERS = /^(router|configuration) /;
const OF_BACKUPS = /^(backup|far copy|recovery key|alarm backup_\w+.*)$/;

function mendingPath(name: string, may: (permission: Permission) => boolean): string | null {
  if (OF_BACKUPS.test(name)) return may('backups') ? '/settings/backups' : null;
  if (name === 'standby') return may('backups') ? '/settings/standby' : null;
  if (name === 'routers') return may('routers.write') ? '/routers/new' : null;
  return OF_ROUTERS.test(name) ? '/routers' : null;
}
