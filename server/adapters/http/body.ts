import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { AppError } from '../../ports/errors.ts';

export const MOST_BODY_BYTES = 65_536;

/**
 * The raw body as text.
 * @throws AppError body_too_large
 */
export async function readText(ctx: Context, mostBytes = MOST_BODY_BYTES): Promise<string> {
  return new TextDecoder().decode(await readRaw(ctx, mostBytes));
}

/**
 * A piece of a file. Its type is asked for because no form of a foreign page can send it.
 * @throws AppError body_too_large | content_type_unknown
 */
export async function readBytes(ctx: Context, mostBytes = MOST_BODY_BYTES): Promise<Uint8Array> {
  if (!ctx.is('application/octet-stream')) {
    const message = 'Send the body as application/octet-stream.';
    throw new AppError(415, 'content_type_unknown', message);
  }
  return readRaw(ctx, mostBytes);
}

async function readRaw(ctx: Context, mostBytes: number): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, {
      limit: mostBytes,
      length: ctx.get('content-length') || null,
    });
  } catch (error) {
    const type = (error as { type?: string }).type;
    if (type === 'entity.too.large') {
      // The rest is read and thrown away: closing while the client still writes would reset the
      // connection, and the client would never see why. The request's time limit bounds it.
      ctx.req.unpipe();
      ctx.req.resume();
      throw new AppError(413, 'body_too_large', `At most ${mostBytes} bytes are accepted here.`);
    }
    throw new AppError(400, 'body_broken', 'The request ended before it was complete.');
  }
}

/**
 * A JSON or form-encoded body as a value; undefined when there is none.
 * @throws AppError body_too_large | json_invalid | content_type_unknown
 */
export async function readBody(
  ctx: Context,
  accept: readonly ('json' | 'form')[],
  mostBytes = MOST_BODY_BYTES,
): Promise<unknown> {
  const text = await readText(ctx, mostBytes);
  if (text === '') return undefined;
  if (accept.includes('json') && ctx.is('application/json')) {
    try {
      return JSON.parse(text);
    } catch {
      throw new AppError(400, 'json_invalid', 'The body is not valid JSON.');
    }
  }
  if (accept.includes('form') && ctx.is('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  throw new AppError(415, 'content_type_unknown', 'Send the body as application/json.');
}
