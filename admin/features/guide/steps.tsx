import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { Link } from '../../navigation.tsx';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { TestMessage } from '../messages/test-message.tsx';
import { SeenBadge } from '../routers/seen-badge.tsx';

const REFRESH_MS = 3_000;

/** The routers with their lights; one that is heard for the first time turns green by itself. */
export function RouterStep() {
  const text = useText();
  const routers = useResource('routers', api.routers, REFRESH_MS);
  return (
    <Card>
      <Loaded of={routers}>
        {(list) => (
          <ul class="rows">
            {list.map((router) => (
              <li key={router.id} class="linked">
                <p>
                  <Link href={`/routers/${router.id}`}>{router.name}</Link>
                  {router.lastSeenAt === null && (
                    <span class="soft mend">{text.guide.routerWaits}</span>
                  )}
                </p>
                <SeenBadge router={router} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div class="buttons">
        <LinkButton kind="primary" icon="add" href="/routers/new">
          {text.routers.add}
        </LinkButton>
      </div>
    </Card>
  );
}

export function PlansStep() {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const plans = useResource('plans', api.plans);
  const addSuggested = async () => {
    const added = await api.addDemoPlans();
    if (!added.ok) return notify.failed(sentenceOf(added.problem, text.problems));
    notify.done(text.plans.demoAdded);
    plans.reload();
  };
  return (
    <Card>
      <Loaded of={plans}>
        {(list) => (
          <>
            <ul class="rows">
              {list.map((plan) => (
                <li key={plan.id} class="linked">
                  <p>
                    <Link href={`/plans/${plan.id}`}>{plan.name}</Link>
                  </p>
                  <strong>{format.money(plan.priceCents)}</strong>
                </li>
              ))}
            </ul>
            {list.length === 0 && (
              <Button onClick={() => void addSuggested()}>{text.plans.addDemo}</Button>
            )}
          </>
        )}
      </Loaded>
      <div class="buttons">
        <LinkButton icon="add" href="/plans/new">
          {text.plans.add}
        </LinkButton>
      </div>
    </Card>
  );
}

export function SmsStep() {
  const text = useText();
  return (
    <>
      <Card>
        <p>{text.guide.smsWhere}</p>
        <div class="buttons">
          <LinkButton kind="primary" href="/messages/providers">
            {text.guide.smsProvider}
          </LinkButton>
        </div>
      </Card>
      <TestMessage />
    </>
  );
}

export function SheetStep() {
  const text = useText();
  return (
    <Card>
      <div class="buttons">
        <LinkButton kind="primary" icon="print" href="/vouchers/new">
          {text.vouchers.create}
        </LinkButton>
      </div>
    </Card>
  );
}
