import { useEffect, useState } from 'preact/hooks';
import type { PlanInput, PlanPreview } from '../../../server/contract/admin.ts';
import { useOperator, useText } from '../../context.ts';
import { Card, Facts } from '../../ui/page.tsx';
import { kindWords } from '../routers/kinds.ts';
import { planSentence, planTerms } from './plan-words.ts';
import { plansApi } from './plans-api.ts';

const PAUSE_MS = 500;

/** The plan as customers will see it, as one sentence, and as routers will be told. */
export function PlanPreviewCard({ plan }: { plan: PlanInput | null }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <Card title={text.plans.preview}>
      {plan === null ? (
        <p aria-live="polite">{text.plans.previewLater}</p>
      ) : (
        <>
          <p aria-live="polite">{planSentence(plan, text, format)}</p>
          <div class="splash-card">
            <strong>{plan.name}</strong>
            <strong class="price">{format.money(plan.priceCents)}</strong>
            <span class="soft">{planTerms(plan, text, format).join(' · ')}</span>
          </div>
          <RouterWords plan={plan} />
        </>
      )}
    </Card>
  );
}

function RouterWords({ plan }: { plan: PlanInput }) {
  const text = useText();
  const [routers, setRouters] = useState<PlanPreview[]>([]);
  const content = JSON.stringify(plan);
  useEffect(() => {
    let current = true;
    // Once the typing has paused, not at every letter.
    const timer = setTimeout(async () => {
      const told = await plansApi.preview(JSON.parse(content));
      if (current && told.ok) setRouters(told.value);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [content]);
  if (routers.length === 0) return null;
  return (
    <details>
      <summary>{text.plans.told}</summary>
      <p class="soft">{text.plans.toldHint}</p>
      {routers.map(({ kind, attributes }) => (
        <details key={kind}>
          <summary>{kindWords(kind, text)}</summary>
          <Facts facts={attributes.map(({ name, value }) => [name, <code>{value}</code>])} />
        </details>
      ))}
    </details>
  );
}
