import type { ComponentChildren } from 'preact';
import { useText } from '../../context.ts';
import { Card } from '../../ui/page.tsx';

/** A title and what stands below it, or that there is nothing. */
export function Section(props: { title: string; empty: boolean; children: ComponentChildren }) {
  const text = useText();
  return (
    <Card title={props.title}>
      {props.empty ? <p class="soft">{text.customers.none}</p> : props.children}
    </Card>
  );
}
