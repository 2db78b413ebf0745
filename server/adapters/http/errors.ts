import { randomUUID } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import type { ApiErrorBody } from '../../contract/portal.ts';
import { AppError } from '../../ports/errors.ts';
import type { Logger } from '../../ports/system.ts';

/** The one place where errors become HTTP: refusals as they are, faults as a number to look up. */
export function errorHandler(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (error instanceof AppError) return refuse(ctx, error);
      if ((error as { expose?: boolean; status?: number }).expose) {
        const status = (error as { status: number }).status;
        return refuse(ctx, new AppError(status, 'bad_request', (error as Error).message));
      }
      const reference = randomUUID().slice(0, 8);
      log.error({ error, reference, method: ctx.method }, 'A request failed');
      const full = /SQLITE_FULL|ENOSPC|disk is full/i.test(String(error));
      const message = full
        ? 'The disk of the box is full. Free some space; nothing was lost.'
        : `Something went wrong on our side. Reference ${reference} is in the log.`;
      refuse(ctx, new AppError(full ? 503 : 500, full ? 'disk_full' : 'internal', message));
    }
  };
}

function refuse(ctx: Context, error: AppError): void {
  const { code, message, fields } = error;
  const body: ApiErrorBody = { error: fields ? { code, message, fields } : { code, message } };
  ctx.status = error.status;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = body;
}
