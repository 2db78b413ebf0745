import { useState } from 'preact/hooks';
import type { TokenView } from '../../../server/contract/tokens.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { Badge, Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import type { Column } from '../../ui/table.tsx';
import { NewToken } from './new-token.tsx';
import { tokensApi } from './tokens-api.ts';

/** Keys for programs: made, shown once, revoked. */
export function TokensScreen() {
  const text = useText();
  const tokens = useResource('tokens', tokensApi.list);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useColumns(tokens.reload);
  const made = (key: string) => {
    setSecret(key);
    tokens.reload();
  };
  return (
    <Page title={text.tokens.title} back="/settings">
      <p class="intro">{text.tokens.intro}</p>
      {secret === null ? (
        <NewToken onMade={made} />
      ) : (
        <Once secret={secret} onDone={() => setSecret(null)} />
      )}
      <Loaded of={tokens}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.tokens.emptyTitle}>
              <p>{text.tokens.empty}</p>
            </EmptyState>
          ) : (
            <LongTable
              caption={text.tokens.title}
              columns={columns}
              rows={list}
              words={({ name, maker, last }) => `${name} ${maker} ${last}`}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

/** The key lives in the memory of this screen alone. */
function Once({ secret, onDone }: { secret: string; onDone(): void }) {
  const { tokens } = useText();
  return (
    <Card>
      <p class="notice warn" role="status">
        {tokens.once}
      </p>
      <p>
        <code class="mono break">{secret}</code>
      </p>
      <p class="soft">
        {tokens.how} <code class="mono">Authorization: Bearer …</code>
      </p>
      <div class="buttons">
        <CopyButton content={secret} />
        <Button kind="primary" onClick={onDone}>
          {tokens.written}
        </Button>
      </div>
    </Card>
  );
}

function useColumns(reload: () => void): Column<TokenView>[] {
  const { tokens, payments } = useText();
  const { format } = useOperator();
  const tones = { good: 'good', expired: 'warn', revoked: 'calm' } as const;
  return [
    { head: tokens.name, place: 'title', cell: ({ name }) => name },
    {
      head: payments.state,
      place: 'corner',
      cell: ({ state }) => <Badge tone={tones[state]}>{tokens.states[state]}</Badge>,
    },
    { head: tokens.scope, cell: ({ scope }) => tokens.scopes[scope] },
    { head: tokens.last, cell: ({ last }) => <span class="mono">…{last}</span> },
    { head: tokens.maker, cell: ({ maker }) => maker },
    {
      head: tokens.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? format.shortMoment(lastUsedAt) : tokens.never),
    },
    {
      head: tokens.ends,
      cell: ({ expiresAt }) => (expiresAt ? format.shortMoment(expiresAt) : tokens.periods.ever),
    },
    {
      head: '',
      cell: (token) => (token.state === 'good' ? <Revoke token={token} onDone={reload} /> : null),
    },
  ];
}

function Revoke({ token, onDone }: { token: TokenView; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    const result = await tokensApi.revoke(token.id);
    setBusy(false);
    setAsking(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.tokens.revoked);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.tokens.revoke}</Button>
      {asking && (
        <Confirm
          title={text.tokens.revokeOf(token.name)}
          sentence={text.tokens.revokeText}
          action={text.tokens.revoke}
          danger
          busy={busy}
          onConfirm={() => void revoke()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
