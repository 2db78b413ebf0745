import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

const REFRESH_MS = 20_000;

/** Unknown addresses that ask: most often a router whose address was mistyped. */
export function Knocks() {
  const text = useText();
  const { format } = useOperator();
  const { value } = useResource('router knocks', api.routerKnocks, REFRESH_MS);
  if (!value || value.length === 0) return null;
  return (
    <Card title={text.trust.knocksTitle}>
      <p class="soft">{text.trust.knocks}</p>
      <ul class="rows">
        {value.map(({ address, packets, lastAt }) => (
          <li key={address} class="check-row">
            <div class="check-head">
              <strong class="mono">{address}</strong>
              <LinkButton small href={`/routers/new?address=${encodeURIComponent(address)}`}>
                {text.trust.addIt}
              </LinkButton>
            </div>
            <p>{text.trust.knock(packets, format.ago(lastAt))}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
