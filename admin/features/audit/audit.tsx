import { useState } from 'preact/hooks';
import type { AuditEntryView } from '../../../server/contract/staff.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { actorName } from '../../format.ts';
import { sentenceOf } from '../../problem.ts';
import { usePages, useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';

/** The beginnings of the names of actions, as the log keeps them. */
const KINDS = [
  ...(['login', 'operator.', 'two_factor.', 'plan.', 'batch.', 'voucher.', 'session.'] as const),
  ...(['payment.', 'router.', 'settings.', 'export', 'backup'] as const),
] as const;

/** Who did what and when; the owner may have the whole chain checked. */
export function AuditScreen() {
  const text = useText();
  const { may } = useOperator();
  const [actor, setActor] = useState('');
  const [action, setAction] = useState('');
  const operators = useResource('operators', api.operators);
  const entries = usePages(`audit ${actor} ${action}`, (cursor) =>
    api.audit({ actor, action, ...(cursor ? { cursor } : {}) }),
  );
  const people = (operators.value ?? []).map(
    ({ username, name }) => [`operator:${username}`, name] as const,
  );
  return (
    <Page title={text.audit.title} back="/staff" actions={may('staff.write') && <Verify />}>
      <div class="columns">
        <SelectField
          label={text.audit.actor}
          value={actor}
          options={[
            ['', text.audit.everybody],
            ...people,
            ['system', text.audit.box],
            ['cli', text.audit.commandLine],
          ]}
          onChange={setActor}
        />
        <SelectField
          label={text.audit.action}
          value={action}
          options={[
            ['', text.audit.everything],
            ...KINDS.map((kind) => [kind, text.audit.kinds[kind]] as const),
          ]}
          onChange={setAction}
        />
      </div>
      <Loaded of={entries}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.audit.emptyTitle}>
              <p>{text.audit.empty}</p>
            </EmptyState>
          ) : (
            <>
              <Entries entries={list} />
              <ListEnd pages={entries} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Entries({ entries }: { entries: AuditEntryView[] }) {
  const text = useText();
  const { format } = useOperator();
  const columns: Column<AuditEntryView & { id: string }>[] = [
    { head: text.audit.when, cell: ({ at }) => format.shortMoment(at) },
    { head: text.audit.actor, place: 'corner', cell: ({ actor }) => nameOf(actor, text.audit) },
    { head: text.audit.action, place: 'title', cell: ({ action }) => <code>{action}</code> },
    {
      head: text.audit.detail,
      cell: ({ subject, detail }) => (
        <span class="soft">{[...wordsOf(detail), shortened(subject)].join(' · ')}</span>
      ),
    },
  ];
  const rows = entries.map((entry) => ({ ...entry, id: String(entry.seq) }));
  return <Table caption={text.audit.title} columns={columns} rows={rows} />;
}

function nameOf(actor: string, words: { box: string; commandLine: string }): string {
  if (actor === 'system') return words.box;
  if (actor === 'cli') return words.commandLine;
  return actorName(actor);
}

/** What the entry says beside its name; what is empty says nothing. */
function wordsOf(detail: Record<string, unknown>): string[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    const words = typeof value === 'string' ? shortened(value) : JSON.stringify(value);
    return [`${name}: ${words}`];
  });
}

/** The first part of an id is enough to tell it from its neighbours. */
function shortened(text: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text) ? text.slice(0, 8) : text;
}

function Verify() {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    const result = await api.verifyAudit();
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    const { entries, firstBroken } = result.value;
    if (firstBroken === null) notify.done(text.audit.whole(entries));
    else notify.failed(text.audit.broken(firstBroken));
  };
  return (
    <Button busy={busy} onClick={() => void verify()}>
      {text.audit.verify}
    </Button>
  );
}
