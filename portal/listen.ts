interface Listeners {
  /** A link (`form` is null) or a form inside the splash was chosen. */
  follow(url: string, form: URLSearchParams | null): void;
  back(): void;
  /** The page or the network came back. */
  awake(): void;
}

/** Listens on the document once, so that no component carries a handler. */
export function listen({ follow, back, awake }: Listeners): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.hasAttribute('data-login')) return;
    event.preventDefault();
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) values.append(name, String(value));
    follow(form.getAttribute('action') ?? location.href, values);
  });
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-print]')) window.print();
    const href = target?.closest('a')?.getAttribute('href');
    if (!href?.startsWith('/') || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    follow(href, null);
  });
  addEventListener('popstate', back);
  addEventListener('online', awake);
  addEventListener('pageshow', awake);
  document.addEventListener('visibilitychange', awake);
}
