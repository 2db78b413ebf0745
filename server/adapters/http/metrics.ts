import type { Middleware } from 'koa';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Clock } from '../../ports/system.ts';
import { RequestTimes } from './request-times.ts';

/** What the box counts for Prometheus; names carry their unit, labels never hold personal data. */
export interface Metrics {
  observe(listener: 'portal' | 'admin'): Middleware;
  radius(event: string): void;
  callback(result: 'stored' | 'ignored'): void;
  render(): Promise<{ contentType: string; text: string }>;
}

/** @param counts looked up at each scrape: open sessions, purchases by state. */
export function createMetrics(
  clock: Clock,
  counts: () => Promise<{ openSessions: number; purchases: Record<string, number> }>,
): Metrics {
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  collectDefaultMetrics({ register: registry, prefix: 'mlango_' });
  const times = new RequestTimes();
  const radius = new Counter({
    name: 'mlango_radius_events_total',
    help: 'RADIUS packets by what became of them.',
    labelNames: ['event'],
    registers,
  });
  // Counted by hand: the counter's labels would cost a login as much as its signature.
  const radiusEvents = new Map<string, number>();
  const callbacks = new Counter({
    name: 'mlango_payment_callbacks_total',
    help: 'Payment callbacks by whether their address was ours.',
    labelNames: ['result'],
    registers,
  });
  const openSessions = new Gauge({
    name: 'mlango_sessions_open',
    help: 'Sessions online now.',
    registers,
  });
  const purchases = new Gauge({
    name: 'mlango_purchases',
    help: 'Purchases by state.',
    labelNames: ['state'],
    registers,
  });
  return {
    observe: (listener) => async (ctx, next) => {
      const startedMs = clock.now();
      try {
        await next();
      } finally {
        times.note(listener, ctx.method, ctx.status, (clock.now() - startedMs) / 1000);
      }
    },
    radius: (event) => radiusEvents.set(event, (radiusEvents.get(event) ?? 0) + 1),
    callback: (result) => callbacks.inc({ result }),
    async render() {
      const now = await counts();
      openSessions.set(now.openSessions);
      radius.reset();
      for (const [event, count] of radiusEvents) radius.inc({ event }, count);
      purchases.reset();
      for (const [state, count] of Object.entries(now.purchases)) purchases.set({ state }, count);
      return { contentType: registry.contentType, text: (await registry.metrics()) + times.text() };
    },
  };
}
