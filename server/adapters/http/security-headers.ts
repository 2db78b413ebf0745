import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

/**
 * Nothing but our own files, no frames, no inline script, no inline style but the given ones.
 * @param formAction where forms may be posted: `'self'`, and on the splash the router's login page.
 * @param styleSources digests of styles that are written into a page.
 */
export function securityHeaders(formAction: string[], styleSources: string[] = []): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...styleSources],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction,
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // TLS ends in front of us, and the splash is plain HTTP by nature.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
