import type { OperatorView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { Badge, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';

export function StaffScreen() {
  const text = useText();
  const { may } = useOperator();
  const operators = useResource('operators', api.operators);
  return (
    <Page
      title={text.staff.title}
      actions={
        <>
          <LinkButton href="/audit">{text.audit.title}</LinkButton>
          <LinkButton href="/staff/permissions">{text.permissions.open}</LinkButton>
          {may('staff.write') && (
            <LinkButton kind="primary" icon="add" href="/staff/new">
              {text.staff.add}
            </LinkButton>
          )}
        </>
      }
    >
      {!may('staff.write') && <p class="intro">{text.staff.ownerOnly}</p>}
      <Loaded of={operators}>
        {(list) => (
          <>
            <StaffTable operators={list} />
            {list.length === 1 && (
              <EmptyState title={text.staff.emptyTitle}>
                <p>{text.staff.empty}</p>
              </EmptyState>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const LINKS = {
  href: ({ id }: OperatorView) => `/staff/${id}`,
  linkName: ({ name }: OperatorView) => name,
};

function StaffTable({ operators }: { operators: OperatorView[] }) {
  const text = useText();
  const { me, format, may } = useOperator();
  return (
    <LongTable
      caption={text.staff.title}
      rows={operators}
      words={({ name, username, role }) => `${name} ${username} ${text.roles[role]}`}
      {...(may('staff.write') ? LINKS : {})}
      columns={[
        {
          head: text.staff.name,
          place: 'title',
          cell: ({ name, username }) =>
            username === me.username ? `${name} (${text.staff.you})` : name,
        },
        {
          head: text.staff.role,
          place: 'corner',
          cell: ({ role, disabled }) => (
            <Badge tone={disabled ? 'warn' : 'calm'}>
              {disabled ? text.staff.left : text.roles[role]}
            </Badge>
          ),
        },
        { head: text.staff.username, cell: ({ username }) => username },
        {
          head: text.account.twoFactor,
          cell: ({ twoFactor }) =>
            twoFactor ? text.account.twoFactorOn : text.account.twoFactorOff,
        },
        { head: text.staff.addedAt, cell: ({ createdAt }) => format.shortMoment(createdAt) },
      ]}
    />
  );
}
