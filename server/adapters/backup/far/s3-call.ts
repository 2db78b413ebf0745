import { createReadStream } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { FarPlaceError } from '../../../ports/far-place.ts';
import { queryString, type S3Key, type Signable, signV4 } from './sign-v4.ts';

export interface S3Call extends Pick<Signable, 'method' | 'path' | 'query' | 'bodySha256'> {
  /** Sent as the body. */
  file?: { path: string; bytes: number; onSent(bytes: number): void };
}

/** Longest silence of the line, in milliseconds. */
const SILENCE_MS = 60_000;
const MOST_TEXT_BYTES = 4 * 1024 * 1024;

/**
 * One signed request. The body of a good answer is left unread.
 * @throws FarPlaceError unreachable | refused | missing
 */
export async function callS3(
  endpoint: URL,
  key: S3Key,
  call: S3Call,
  nowMs: number,
): Promise<IncomingMessage> {
  const length = call.file ? { 'content-length': String(call.file.bytes) } : {};
  const { file, ...signable } = call;
  const headers = signV4({ ...signable, host: endpoint.host, headers: length }, key, nowMs);
  const query = queryString(call.query);
  const path = query ? `${call.path}?${query}` : call.path;
  const { request } = endpoint.protocol === 'https:' ? https : http;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const fail = (error: Error) => reject(unreachable(error));
    const outgoing = request(
      { hostname: endpoint.hostname, port: endpoint.port, method: call.method, path, headers },
      resolve,
    );
    outgoing.on('error', fail);
    outgoing.setTimeout(SILENCE_MS, () => outgoing.destroy(new Error('no answer')));
    if (!file) {
      outgoing.end();
      return;
    }
    // A server that refuses early closes while we still send: its answer says why.
    pipeline(createReadStream(file.path), counted(file.onSent), outgoing).catch(fail);
  });
  const { statusCode = 0 } = answer;
  if (statusCode >= 200 && statusCode < 300) return answer;
  throw refusal(statusCode, await textOf(answer));
}

function counted(onSent: (bytes: number) => void) {
  return async function* (source: AsyncIterable<Buffer>) {
    let sent = 0;
    for await (const chunk of source) {
      yield chunk;
      sent += chunk.length;
      onSent(sent);
    }
  };
}

export async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_TEXT_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreachable(error as Error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The value of the first such element; S3 answers in flat XML. */
export function elementOf(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined ? null : unescapeXml(text);
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => ENTITIES[name] ?? '');
}

function unreachable(error: Error): FarPlaceError {
  if (error instanceof FarPlaceError) return error;
  const { code } = error as NodeJS.ErrnoException;
  return new FarPlaceError(
    'unreachable',
    `The storage does not answer (${code ?? error.message}).`,
  );
}

/** What the owner can do about each of them. */
const ADVICE: Record<string, string> = {
  SignatureDoesNotMatch: 'The secret key is not the one of this access key.',
  InvalidAccessKeyId: 'It does not know this access key.',
  AccessDenied: 'This access key may not read and write in the bucket.',
  NoSuchBucket: 'There is no such bucket.',
  RequestTimeTooSkewed: 'The clock of the box is wrong.',
  AuthorizationHeaderMalformed: 'The region is another one.',
  PermanentRedirect: 'The bucket is in another region.',
};

function refusal(status: number, xml: string): FarPlaceError {
  const code = elementOf(xml, 'Code') ?? `status ${status}`;
  if (code === 'NoSuchKey') return new FarPlaceError('missing', 'The storage has no such file.');
  // Its own trouble passes by itself, as a line that is down does.
  if (status >= 500 || code === 'SlowDown') {
    return new FarPlaceError('unreachable', `The storage has a problem of its own (${code}).`);
  }
  const said = /^[\w ]{1,60}$/.test(code) ? code : `status ${status}`;
  const advice = ADVICE[code] ?? '';
  return new FarPlaceError('refused', `The storage refused (${said}). ${advice}`.trim());
}
