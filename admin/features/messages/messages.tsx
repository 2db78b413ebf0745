import { useState } from 'preact/hooks';
import type { MessageView } from '../../../server/contract/messages.ts';
import { useOperator, useText } from '../../context.ts';
import { usePages } from '../../resource.ts';
import { SelectField } from '../../ui/field.tsx';
import { Badge, Page, type Tone } from '../../ui/page.tsx';
import { EmptyState, ListEnd, Loaded } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { messageApi } from './message-api.ts';
import { MessageTabs } from './message-tabs.tsx';

const REFRESH_MS = 20_000;

type State = MessageView['state'];
type Filter = State | 'all';

const TONES: Record<State, Tone> = {
  queued: 'calm',
  sending: 'calm',
  sent: 'calm',
  delivered: 'good',
  failed: 'bad',
  unknown: 'warn',
  dropped: 'calm',
};

export function MessageState({ state }: { state: State }) {
  const text = useText();
  return <Badge tone={TONES[state]}>{text.messages.states[state]}</Badge>;
}

export function MessagesScreen() {
  const text = useText();
  const { states } = text.messages;
  const [filter, setFilter] = useState<Filter>('all');
  const load = (cursor?: string) =>
    messageApi.messages({
      ...(filter === 'all' ? {} : { state: filter }),
      ...(cursor ? { cursor } : {}),
    });
  const messages = usePages(`messages ${filter}`, load, REFRESH_MS);
  const options: [Filter, string][] = [
    ['all', text.common.all],
    ...(Object.keys(TONES) as State[]).map((state): [Filter, string] => [state, states[state]]),
  ];
  const columns = useColumns();
  return (
    <Page title={text.messages.title}>
      <MessageTabs current="/messages" />
      <div class="filter">
        <SelectField
          label={text.messages.state}
          value={filter}
          options={options}
          onChange={(chosen) => setFilter(chosen)}
        />
      </div>
      <Loaded of={messages}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState {...(filter === 'all' ? { title: text.messages.emptyTitle } : {})}>
              <p>{filter === 'all' ? text.messages.empty : text.messages.emptyFilter}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption={text.messages.title}
                columns={columns}
                rows={list}
                href={(message) => `/messages/${message.id}`}
                linkName={(message) => text.messages.kinds[message.kind] ?? message.kind}
              />
              <ListEnd pages={messages} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function useColumns(): Column<MessageView>[] {
  const text = useText();
  const { format } = useOperator();
  const { columns, kinds } = text.messages;
  return [
    {
      head: columns.kind,
      place: 'title',
      cell: (message) => kinds[message.kind] ?? message.kind,
    },
    {
      head: text.messages.state,
      place: 'corner',
      cell: (message) => <MessageState state={message.state} />,
    },
    { head: columns.phone, cell: (message) => <span class="nowrap">{message.phone}</span> },
    { head: columns.provider, cell: (message) => message.provider },
    {
      head: columns.when,
      cell: (message) => <span class="nowrap">{format.shortMoment(message.createdAt)}</span>,
    },
    {
      head: columns.cost,
      numeric: true,
      cell: (message) => message.costCents !== null && format.money(message.costCents, 'KES'),
    },
  ];
}
