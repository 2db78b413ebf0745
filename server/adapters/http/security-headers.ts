import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

/** For a page shown inside the admin: it looks, but runs nothing, posts nothing and leads nowhere. */
export function framedPolicy(styleSource: string): string {
  return `default-src 'none'; style-src ${styleSource}; img-src 'self' data:; frame-ancestors 'self'; sandbox`;
}

/**
 * Nothing but our own files, framed by nobody else, no inline script, no inline style but the given ones.
 * @param formAction where forms may be posted: `'self'`, and on the splash the router's login page.
 * @param styleSources digests of the styles that are written into pages just now.
 */
export function securityHeaders(
  formAction: string[],
  styleSources: () => string[] = () => [],
): Middleware {
  const styles = () => [...new Set(styleSources())].join(' ');
  const helmeted = headersOf(formAction, styles);
  let known: { styles: string; headers: Record<string, string> } | null = null;
  // They change with the owner's looks only, and helmet puts them together anew for each answer.
  return (ctx, next) => {
    const stylesNow = styles();
    if (known?.styles === stylesNow) {
      ctx.set(known.headers);
      return next();
    }
    const before = ctx.res.getHeaderNames();
    return helmeted(ctx, () => {
      const added = ctx.res.getHeaderNames().filter((name) => !before.includes(name));
      const headers = Object.fromEntries(added.map((name) => [name, ctx.response.get(name)]));
      known = { styles: stylesNow, headers };
      return next();
    });
  };
}

function headersOf(formAction: string[], styles: () => string): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", styles],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction,
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // For Internet Explorer, Flash and a browser that never was: bytes that slow phones would load.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    xDnsPrefetchControl: false,
    originAgentCluster: false,
    // TLS ends in front of us, and the splash is plain HTTP by nature.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
