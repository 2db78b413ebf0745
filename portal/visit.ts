import type { PurchasePageView, SplashView } from '../server/contract/splash.ts';
import { listen } from './listen.ts';
import { type Live, still } from './live.ts';
import { askForView } from './request.ts';

/** However long the box was out of reach, it is asked at least this often. */
const longestPauseMs = 30_000;

/** `push` is a page the customer went to, `back` the history's, `poll` the same one again. */
type Arrival = 'push' | 'back' | 'poll';
type Timer = ReturnType<typeof setTimeout> | undefined;

/**
 * One visit: follows links and forms without a page load, asks again while a payment is open,
 * counts the seconds, and submits the router's login form.
 */
export class Visit {
  private view: SplashView;
  private readonly draw: (view: SplashView, live: Live) => void;
  private live: Live = { ...still, script: true };
  private arrivedAt = Date.now();
  private failures = 0;
  /** What is under way sends a form. */
  private posting = false;
  private pollTimer: Timer;
  private tickTimer: Timer;
  private loginTimer: Timer;
  /** Counts the requests, so that an answer overtaken by a newer one is ignored. */
  private turn = 0;

  constructor(first: SplashView, draw: (view: SplashView, live: Live) => void) {
    this.view = first;
    this.draw = draw;
  }

  start(): void {
    listen({
      follow: (url, form) => this.follow(url, form),
      back: () => this.ask(location.href, null, 'back'),
      // Back from the M-Pesa prompt or into the Wi-Fi: do not make the customer wait for the timer.
      awake: () => {
        if (pollPause(this.view) !== null && !document.hidden) this.poll();
      },
    });
    this.update({});
    this.schedule(true);
  }

  private follow(url: string, form: URLSearchParams | null): void {
    // A form is sent once; of two links the one pressed last counts.
    if (this.live.busy && (form !== null || this.posting)) return;
    this.posting = form !== null;
    this.update({ busy: true });
    this.ask(url, form, 'push');
  }

  private poll(): void {
    if (!this.live.busy) this.ask(this.view.url, null, 'poll');
  }

  private ask(url: string, form: URLSearchParams | null, arrival: Arrival): void {
    const turn = ++this.turn;
    clearTimeout(this.pollTimer);
    askForView(url, form).then(
      (next) => {
        if (turn === this.turn) this.arrive(next, arrival);
      },
      () => {
        if (turn !== this.turn) return;
        this.failures += 1;
        this.update({ busy: false, offline: true });
        this.schedule(false);
      },
    );
  }

  private arrive(next: SplashView, arrival: Arrival): void {
    const changed = next.page !== this.view.page || next.heading !== this.view.heading;
    this.view = next;
    this.arrivedAt = Date.now();
    this.failures = 0;
    if (arrival === 'push') remember(next.url);
    document.title = next.title;
    document.documentElement.lang = next.language;
    document.documentElement.dir = next.direction;
    this.update({ busy: false, offline: false, elapsedSeconds: 0 });
    if (arrival === 'push') focusOnNews();
    this.schedule(changed);
  }

  private update(change: Partial<Live>): void {
    this.live = { ...this.live, ...change };
    this.draw(this.view, this.live);
  }

  private schedule(changed: boolean): void {
    const { view } = this;
    clearTimeout(this.pollTimer);
    clearTimeout(this.tickTimer);
    const pollInMs = pollPause(view);
    if (pollInMs !== null) {
      const pauseMs = Math.min(pollInMs * 2 ** this.failures, Math.max(pollInMs, longestPauseMs));
      this.pollTimer = setTimeout(() => this.poll(), pauseMs);
    }
    this.scheduleTick();
    const login = 'login' in view ? view.login : null;
    if (changed || login === null) clearTimeout(this.loginTimer);
    if (changed && login !== null) this.loginTimer = setTimeout(connect, login.connectInMs);
  }

  private scheduleTick(): void {
    const { view, live } = this;
    if (view.page !== 'purchase' || live.elapsedSeconds >= countedSeconds(view)) return;
    this.tickTimer = setTimeout(() => {
      this.update({ elapsedSeconds: Math.floor((Date.now() - this.arrivedAt) / 1000) });
      this.scheduleTick();
    }, 1000);
  }
}

/** Milliseconds until a page that waits for something should be asked for again, else null. */
function pollPause(view: SplashView): number | null {
  return 'pollInMs' in view ? view.pollInMs : null;
}

function countedSeconds(view: PurchasePageView): number {
  return Math.max(view.countdown?.seconds ?? 0, view.retry?.wait?.seconds ?? 0);
}

/** By itself only once per entry of the history: coming back must not log in again and again. */
function connect(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-login]');
  if (form === null || history.state === 'connected') return;
  history.replaceState('connected', '');
  // A router's field may be called `submit` and hide the method of that name.
  HTMLFormElement.prototype.submit.call(form);
}

function remember(url: string): void {
  if (url !== location.pathname + location.search) history.pushState(null, '', url);
}

/** Where somebody who cannot see the page should read on: the first wrong field, else the heading. */
function focusOnNews(): void {
  scrollTo(0, 0);
  const wrong = document.querySelector<HTMLElement>('[aria-invalid="true"]');
  (wrong ?? document.querySelector('h1'))?.focus();
}
