import { api } from '../../api.ts';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

/** What is still missing before the first sale; nothing once everything is there. */
export function FirstSteps() {
  const text = useText();
  const plans = useResource('plans', api.plans);
  const routers = useResource('routers', api.routers);
  const batches = useResource('batches', api.batches);
  const steps = [
    { of: plans.value, words: text.today.firstPlan, href: '/plans', action: text.plans.title },
    {
      of: routers.value,
      words: text.today.firstRouter,
      href: '/routers/new',
      action: text.routers.add,
    },
    {
      of: batches.value,
      words: text.today.firstVouchers,
      href: '/vouchers/new',
      action: text.vouchers.create,
    },
  ].filter(({ of }) => of !== null && of.length === 0);
  if (steps.length === 0) return null;
  return (
    <Card title={text.today.firstStepsTitle}>
      <ol class="rows">
        {steps.map(({ words, href, action }) => (
          <li key={href}>
            <p>{words}</p>
            <LinkButton small href={href}>
              {action}
            </LinkButton>
          </li>
        ))}
      </ol>
    </Card>
  );
}
