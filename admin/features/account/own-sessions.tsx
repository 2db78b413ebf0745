import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';

/** Where this account is logged in, each with a way out. */
export function OwnSessions() {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const sessions = useResource('own sessions', api.ownSessions);
  const end = async (id: string) => {
    const result = await api.endOwnSession(id);
    if (!result.ok) notify.failed(sentenceOf(result.problem, text.problems));
    sessions.reload();
  };
  return (
    <Card title={text.account.sessions}>
      <Loaded of={sessions}>
        {(list) => (
          <Table
            caption={text.account.sessions}
            rows={list}
            columns={[
              {
                head: text.account.device,
                place: 'title',
                cell: ({ userAgent }) => deviceName(userAgent) ?? text.account.unknownDevice,
              },
              {
                head: text.account.state,
                place: 'corner',
                cell: ({ id, current }) =>
                  current ? (
                    <Badge tone="good">{text.account.thisDevice}</Badge>
                  ) : (
                    <Button small kind="danger" onClick={() => void end(id)}>
                      {text.common.logOut}
                    </Button>
                  ),
              },
              { head: text.account.address, cell: ({ clientAddress }) => clientAddress },
              { head: text.account.lastSeen, cell: ({ lastSeenAt }) => format.ago(lastSeenAt) },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

const BROWSERS = ['Edg', 'OPR', 'SamsungBrowser', 'Firefox', 'Chrome', 'Safari'];
const SYSTEMS = ['Android', 'iPad', 'iPhone', 'Windows', 'Mac OS', 'CrOS', 'Linux'];

/** "Chrome, Android" from what a browser says of itself; null when it says nothing we know. */
export function deviceName(userAgent: string): string | null {
  const browser = BROWSERS.find((name) => userAgent.includes(`${name}/`));
  const system = SYSTEMS.find((name) => userAgent.includes(name));
  const names = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung', CrOS: 'ChromeOS' };
  const words = [browser, system].flatMap((name) =>
    name ? (names[name as keyof typeof names] ?? name) : [],
  );
  return words.length > 0 ? words.join(', ') : null;
}
