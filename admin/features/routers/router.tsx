import type { RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import type { Text } from '../../text/index.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { LazySpeeds } from '../sessions/lazy-speeds.tsx';
import { sessionsApi } from '../sessions/sessions-api.ts';
import { SiteField } from '../sites/site-fields.tsx';
import { sitesApi } from '../sites/sites-api.ts';
import { Checklist } from './checklist.tsx';
import { hasScript, kindWords, OWN_KIND } from './kinds.ts';
import { LazyConfigs } from './lazy-configs.tsx';
import { LazyGuide } from './lazy-guide.tsx';
import { Script } from './script.tsx';
import { SeenBadge } from './seen-badge.tsx';

const REFRESH_MS = 5_000;
/** A point is five minutes. */
const SPEEDS_REFRESH_MS = 60_000;

/** One router: whether it is heard, and how to set it up. Asks often: one watches it turn green. */
export function RouterScreen({ id }: { id: string }) {
  const text = useText();
  const routers = useResource(`router ${id}`, api.routers, REFRESH_MS);
  const router = routers.value?.find((known) => known.id === id);
  return (
    <Page title={router?.name ?? text.routers.title} back="/routers" narrow>
      <Loaded of={routers}>
        {() =>
          router ? (
            <RouterDetail router={router} onTested={routers.reload} />
          ) : (
            <EmptyState>
              <p>{text.routers.missing}</p>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function RouterDetail({ router, onTested }: { router: RouterView; onTested: () => void }) {
  const text = useText();
  const { format, may } = useOperator();
  const { routers } = text;
  const isOwn = router.kind === OWN_KIND;
  const facts: [string, string][] = [
    [routers.kind, kindWords(router.kind, text)],
    [routers.address, router.address],
    ...(isOwn ? [] : radiusFacts(router, text)),
    [routers.loginHosts, router.loginHosts.join(', ')],
    [routers.addedAt, format.moment(router.createdAt)],
  ];
  return (
    <>
      <Card>
        <div class="card-head">
          <h2>{routers.details}</h2>
          <SeenBadge router={router} />
        </div>
        <Facts facts={facts.filter(([, value]) => value !== '')} />
        {may('routers.write') && (
          <>
            <Stands router={router} onMoved={onTested} />
            <div class="buttons">
              <LinkButton href={`/routers/${router.id}/change`}>{routers.change}</LinkButton>
            </div>
          </>
        )}
      </Card>
      {!isOwn && <Checklist router={router} onTested={onTested} />}
      {isOwn ? (
        <Card>
          <p>{routers.ownHow}</p>
        </Card>
      ) : (
        may('routers.write') &&
        (hasScript(router.kind) ? <Script router={router} /> : <LazyGuide router={router} />)
      )}
      <Carried router={router} />
      {!isOwn && <LazyConfigs routerId={router.id} name={router.name} />}
    </>
  );
}

/** What its customers carried lately. */
function Carried({ router }: { router: RouterView }) {
  const text = useText();
  const load = () => sessionsApi.ofRouter(router.id);
  const speeds = useResource(`speeds of ${router.id}`, load, SPEEDS_REFRESH_MS);
  return (
    <Card title={text.speeds.router}>
      <Loaded of={speeds}>
        {(points) => <LazySpeeds points={points} empty={text.speeds.routerTooFew} />}
      </Loaded>
    </Card>
  );
}

/** At which site it stands: changed by choosing. */
function Stands({ router, onMoved }: { router: RouterView; onMoved: () => void }) {
  const text = useText();
  const notify = useNotify();
  const move = async (siteId: string | null) => {
    const result = await sitesApi.place(router.id, siteId);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.common.saved, () => sitesApi.place(router.id, router.siteId));
    onMoved();
  };
  return (
    <SiteField
      label={text.sites.stands}
      hint={text.sites.standsHint}
      value={router.siteId}
      onChange={(siteId) => void move(siteId)}
    />
  );
}

function radiusFacts(router: RouterView, { routers }: Text): [string, string][] {
  const { messageAuthenticatorSeen, lastSeenAt, messageAuthenticator, coaPort } = router;
  const unseen =
    lastSeenAt === null ? routers.authenticators[messageAuthenticator] : routers.unsigned;
  return [
    [routers.messageAuthenticator, messageAuthenticatorSeen ? routers.signed : unseen],
    [routers.coaPort, String(coaPort)],
  ];
}
