import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useText } from '../context.ts';
import { useMayOpen } from '../may-open.ts';
import { Link } from '../navigation.tsx';
import { Icon } from './icon.tsx';

/** A screen: its title (which takes the focus, so that it is read out), its buttons, its content. */
export function Page(props: {
  title: string;
  /** Where "Back" leads; screens of the navigation have none. */
  back?: string;
  actions?: ComponentChildren;
  narrow?: boolean;
  children: ComponentChildren;
}) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Mlango`;
  }, [props.title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={props.narrow ? 'page narrow' : 'page'}>
      <header class="page-head">
        {props.back && (
          <Link href={props.back} class="back">
            <Icon name="back" />
            <span>{text.common.back}</span>
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions && <div class="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}

export function Card(props: { title?: string; class?: string; children: ComponentChildren }) {
  return (
    <section class={`card ${props.class ?? ''}`}>
      {props.title && <h2>{props.title}</h2>}
      {props.children}
    </section>
  );
}

export type Tone = 'good' | 'warn' | 'bad' | 'calm';

export function Badge(props: { tone: Tone; children: ComponentChildren }) {
  return <span class={`badge ${props.tone}`}>{props.children}</span>;
}

/** Names and values in two columns. */
export function Facts(props: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {props.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Screens of one noun, side by side. */
export function Tabs(props: {
  label: string;
  tabs: readonly (readonly [string, string])[];
  current: string;
}) {
  const mayOpen = useMayOpen();
  const tabs = props.tabs.filter(([href]) => mayOpen(href));
  return (
    <nav class="tabs" aria-label={props.label}>
      {tabs.map(([href, words]) => (
        <Link key={href} href={href} current={href === props.current}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
