import type { LoginStep, PurchasePageView, SplashView } from '../server/contract/splash.ts';
import { type Live, still } from './live.ts';
import { askForView } from './request.ts';

/** However long the box was out of reach, it is asked at least this often. */
const longestPauseMs = 30_000;

type Arrival = 'push' | 'back' | 'poll';

/**
 * Runs one visit: follows links and forms without a page load, asks again while a payment is
 * open, counts the seconds, and submits the router's login form. `draw` shows a view.
 */
export function createVisit(first: SplashView, draw: (view: SplashView, live: Live) => void): void {
  let view = first;
  let live: Live = { ...still, script: true };
  let arrivedAt = Date.now();
  let failures = 0;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let tickTimer: ReturnType<typeof setTimeout> | undefined;
  let loginTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the requests, so that an answer overtaken by a newer one is ignored. */
  let turn = 0;

  function update(change: Partial<Live>): void {
    live = { ...live, ...change };
    draw(view, live);
  }

  function arrive(next: SplashView, arrival: Arrival): void {
    const changed = next.page !== view.page || next.heading !== view.heading;
    view = next;
    arrivedAt = Date.now();
    failures = 0;
    if (arrival === 'push') remember(next.url);
    document.title = next.title;
    document.documentElement.lang = next.language;
    document.documentElement.dir = next.direction;
    update({ busy: false, offline: false, elapsedSeconds: 0 });
    if (arrival === 'push') focusOnNews();
    schedule(changed);
  }

  function ask(url: string, form: URLSearchParams | null, arrival: Arrival): void {
    const mine = ++turn;
    clearTimeout(pollTimer);
    askForView(url, form).then(
      (next) => {
        if (mine === turn) arrive(next, arrival);
      },
      () => {
        if (mine !== turn) return;
        failures += 1;
        update({ busy: false, offline: true });
        schedule(false);
      },
    );
  }

  function schedule(changed: boolean): void {
    clearTimeout(pollTimer);
    clearTimeout(tickTimer);
    const open = view.page === 'purchase' ? view.pollInMs : null;
    if (open !== null) {
      const pauseMs = Math.min(open * 2 ** failures, Math.max(open, longestPauseMs));
      pollTimer = setTimeout(poll, pauseMs);
    }
    if (view.page === 'purchase' && isCounting(view)) tickTimer = setTimeout(tick, 1000);
    const login = 'login' in view ? view.login : null;
    if (changed || login === null) clearTimeout(loginTimer);
    if (changed && login !== null) loginTimer = setTimeout(connect, login.connectInMs, login);
  }

  function poll(): void {
    if (!live.busy) ask(view.url, null, 'poll');
  }

  function tick(): void {
    update({ elapsedSeconds: Math.floor((Date.now() - arrivedAt) / 1000) });
    if (view.page === 'purchase' && isCounting(view)) tickTimer = setTimeout(tick, 1000);
  }

  function isCounting(page: PurchasePageView): boolean {
    const seconds = Math.max(page.countdown?.seconds ?? 0, page.retry?.wait?.seconds ?? 0);
    return live.elapsedSeconds < seconds;
  }

  /** By itself only once per entry of the history: coming back must not log in again and again. */
  function connect(_login: LoginStep): void {
    const form = document.querySelector<HTMLFormElement>('form[data-login]');
    if (form === null || history.state === 'connected') return;
    history.replaceState('connected', '');
    HTMLFormElement.prototype.submit.call(form);
  }

  listen({
    follow(url, form) {
      if (live.busy) return;
      update({ busy: true });
      ask(url, form, 'push');
    },
    back: () => ask(location.href, null, 'back'),
    // Back from the M-Pesa prompt or into the Wi-Fi: do not make the customer wait for the timer.
    awake() {
      if (view.page === 'purchase' && view.pollInMs !== null && !document.hidden) poll();
    },
  });
  update({});
  schedule(true);
}

interface Listeners {
  follow(url: string, form: URLSearchParams | null): void;
  back(): void;
  awake(): void;
}

function listen({ follow, back, awake }: Listeners): void {
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

function remember(url: string): void {
  if (url === location.pathname + location.search) return;
  history.pushState(null, '', url);
}

/** Where somebody who cannot see the page should read on: the first wrong field, else the heading. */
function focusOnNews(): void {
  scrollTo(0, 0);
  const wrong = document.querySelector<HTMLElement>('[aria-invalid="true"]');
  (wrong ?? document.querySelector('h1'))?.focus();
}
