import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { planTerms } from './plan-words.ts';
import { plansApi } from './plans-api.ts';

export function PlansScreen() {
  const text = useText();
  const { may } = useOperator();
  const plans = useResource('plans', api.plans);
  const notify = useNotify();
  // Shown at once; a refusal brings the old order back.
  const mover = (list: AdminPlan[], at: number) =>
    list.length < 2
      ? null
      : async (by: -1 | 1) => {
          const moved = [...list];
          const [plan] = moved.splice(at, 1);
          if (!plan) return;
          moved.splice((at + by + list.length) % list.length, 0, plan);
          const result = await plansApi.order(moved.map(({ id }) => id));
          if (result.ok) {
            const before = list.map(({ id }) => id);
            notify.done(text.plans.moved(plan.name), () => plansApi.order(before));
          } else notify.failed(sentenceOf(result.problem, text.problems));
          plans.reload();
        };
  const hasPlans = plans.value !== null && plans.value.length > 0;
  return (
    <Page
      title={text.plans.title}
      actions={
        may('plans.write') && (
          <>
            <LinkButton href="/coupons">{text.coupons.title}</LinkButton>
            <LinkButton kind={hasPlans ? 'primary' : 'quiet'} icon="add" href="/plans/new">
              {text.plans.add}
            </LinkButton>
          </>
        )
      }
    >
      <Loaded of={plans}>
        {(list) =>
          list.length === 0 ? (
            <NoPlans onAdded={plans.reload} />
          ) : (
            <>
              <p class="intro">{text.plans.intro}</p>
              <ul class="cards">
                {list.map((plan, at) => (
                  <PlanCard key={plan.id} plan={plan} onMove={mover(list, at)} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function PlanCard(props: { plan: AdminPlan; onMove: ((by: -1 | 1) => void) | null }) {
  const { plan, onMove } = props;
  const text = useText();
  const { may, format } = useOperator();
  return (
    <li>
      <div class="card-head">
        <h2>{plan.name}</h2>
        <span class="price">{format.money(plan.priceCents, plan.currency)}</span>
      </div>
      <p class="soft">{planTerms(plan, text, format).join(', ')}</p>
      <p>
        {plan.visible ? (
          <Badge tone="good">{text.plans.onPortal}</Badge>
        ) : (
          <Badge tone="calm">{text.plans.hidden}</Badge>
        )}{' '}
        {plan.atCounter && <Badge tone="good">{text.plans.counter}</Badge>}
      </p>
      {may('plans.write') && (
        <div class="buttons">
          <LinkButton small href={`/plans/${plan.id}`}>
            {text.plans.changeTitle}
          </LinkButton>
          {onMove && (
            <>
              <Button small label={text.plans.earlier(plan.name)} onClick={() => onMove(-1)}>
                ←
              </Button>
              <Button small label={text.plans.later(plan.name)} onClick={() => onMove(1)}>
                →
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function NoPlans({ onAdded }: { onAdded: () => void }) {
  const text = useText();
  const notify = useNotify();
  const { may } = useOperator();
  const [busy, setBusy] = useState(false);
  const addDemo = async () => {
    setBusy(true);
    const result = await api.addDemoPlans();
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.plans.demoAdded);
    onAdded();
  };
  return (
    <EmptyState title={text.plans.emptyTitle}>
      <p>{text.plans.empty}</p>
      {may('plans.write') ? (
        <div class="buttons">
          <LinkButton kind="primary" href="/plans/new">
            {text.plans.add}
          </LinkButton>
          <Button busy={busy} onClick={() => void addDemo()}>
            {text.plans.addDemo}
          </Button>
        </div>
      ) : (
        <p>{text.plans.emptyOthers}</p>
      )}
    </EmptyState>
  );
}
