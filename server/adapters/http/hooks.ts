import type { Context, Middleware } from 'koa';
import { readText } from './body.ts';
import { clientAddress } from './route-adapter.ts';
import { when } from './when.ts';

/** What a provider gets to read; most want to know only that it arrived. */
export interface HookAnswer {
  type: string;
  body: string;
}

/** Takes a provider's message; the answer is given only after this has resolved. */
type Hook = (message: {
  token: string;
  body: string;
  sourceAddress: string;
}) => Promise<HookAnswer | undefined>;

export interface Hooks {
  daraja: Hook;
  sms: Hook;
  ussd: Hook;
}

/** Answers a provider's post to a path; null for a path that is no hook. */
export type AnswerHook = (call: {
  path: string;
  body: string;
  sourceAddress: string;
}) => Promise<HookAnswer | null>;

const HOOK = /^\/hooks\/(daraja|sms|ussd)\/(?:[\w-]+\/)*([0-9a-f]{16,128})$/;
const RECEIVED: HookAnswer = {
  type: 'application/json',
  body: JSON.stringify({ ResultCode: 0, ResultDesc: 'Success' }),
};

/**
 * The way from an address to its use case, for posts to our own listener and those that the relay
 * hands over. A forged or broken message gets the same answer: the sender learns nothing.
 */
export function hookAnswerer(targets: Hooks): AnswerHook {
  return async ({ path, body, sourceAddress }) => {
    const match = HOOK.exec(path);
    if (!match) return null;
    const hook = targets[match[1] as keyof Hooks];
    return (await hook({ token: match[2] ?? '', body, sourceAddress })) ?? RECEIVED;
  };
}

export function hookMiddleware(answer: AnswerHook): Middleware {
  const isHook = ({ method, path }: Context) => method === 'POST' && HOOK.test(path);
  return when(isHook, async (ctx, next) => {
    const body = await readText(ctx);
    const given = await answer({ path: ctx.path, body, sourceAddress: clientAddress(ctx) });
    if (!given) return next();
    ctx.type = given.type;
    ctx.body = given.body;
  });
}
