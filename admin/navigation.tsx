import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useMayOpen } from './may-open.ts';

const CHANGED = 'mlango:navigated';

/** Goes to another screen without loading the page. */
export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  dispatchEvent(new Event(CHANGED));
  scrollTo(0, 0);
}

/** The path shown now, without its query. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const update = () => setPath(location.pathname);
    addEventListener('popstate', update);
    addEventListener(CHANGED, update);
    return () => {
      removeEventListener('popstate', update);
      removeEventListener(CHANGED, update);
    };
  }, []);
  return path;
}

/** A link inside the app; with a modifier key it behaves like any other link. Its words alone for whoever may not go there. */
export function Link(props: {
  href: string;
  class?: string | undefined;
  current?: boolean;
  children: ComponentChildren;
}) {
  const mayOpen = useMayOpen();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(props.href);
  };
  if (!mayOpen(props.href)) return <span class={props.class}>{props.children}</span>;
  return (
    <a
      href={props.href}
      class={props.class}
      aria-current={props.current ? 'page' : undefined}
      onClick={follow}
    >
      {props.children}
    </a>
  );
}
