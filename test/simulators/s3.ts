import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the simulated storage misbehaves. */
export type S3Fault = 'none' | 'down' | 'cuts_uploads' | 'slow_down';

const SKEW_MS = 15 * 60_000;
const PAGE_KEYS = 3;

/**
 * An S3-compatible server with one bucket: it checks every signature (version 4) and every body's
 * SHA-256 as Amazon documents it, answers in its XML, and pages its lists after three keys.
 */
export class S3Simulator {
  readonly objects = new Map<string, Buffer>();
  fault: S3Fault = 'none';
  readonly #bucket: string;
  readonly #key: { accessKey: string; secretKey: string; region: string };
  readonly #server = createServer((request, response) => {
    const { socket } = request;
    void this.#answer(request, response).catch(() => socket.destroy());
  });
  readonly #now: () => number;

  constructor(
    bucket: string,
    key: { accessKey: string; secretKey: string; region: string },
    now: () => number,
  ) {
    this.#bucket = bucket;
    this.#key = key;
    this.#now = now;
  }

  /** @returns its address */
  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.fault === 'down') {
      request.socket.destroy();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://s3');
    const body = await bodyOf(request, this.fault === 'cuts_uploads' && request.method === 'PUT');
    const wrong = this.fault === 'slow_down' ? 'SlowDown' : this.#refusal(request, url, body);
    if (wrong) {
      const status = { SlowDown: 503, NoSuchBucket: 404, XAmzContentSHA256Mismatch: 400 }[wrong];
      return reply(response, status ?? 403, `<Error><Code>${wrong}</Code></Error>`);
    }
    const [, , ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    if (key === '') return reply(response, 200, this.#list(url.searchParams));
    if (request.method === 'PUT') {
      this.objects.set(key, body);
      return reply(response, 200, '');
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return reply(response, 204, '');
    }
    const found = this.objects.get(key);
    if (!found) return reply(response, 404, '<Error><Code>NoSuchKey</Code></Error>');
    reply(response, 200, found);
  }

  #list(query: URLSearchParams): string {
    const after = query.get('continuation-token') ?? '';
    const prefix = query.get('prefix') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    const rest = keys.filter((key) => key > after);
    const page = rest.slice(0, PAGE_KEYS);
    const more = rest.length > page.length;
    const entries = page.map(
      (key) =>
        `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key><Size>${this.objects.get(key)?.length}</Size></Contents>`,
    );
    const token = `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>`;
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${entries.join('')}${more ? token : ''}</ListBucketResult>`;
  }

  /** The code of what is wrong with a request; null when it is as it should be. */
  #refusal(request: IncomingMessage, url: URL, body: Buffer): string | null {
    const { headers } = request;
    const given =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      );
    if (!given) return 'AccessDenied';
    const [, accessKey, day = '', region = '', signed = '', signature = ''] = given;
    if (accessKey !== this.#key.accessKey) return 'InvalidAccessKeyId';
    if (region !== this.#key.region) return 'AuthorizationHeaderMalformed';
    const moment = String(headers['x-amz-date'] ?? '');
    const momentMs = Date.parse(
      moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
    );
    if (!(Math.abs(momentMs - this.#now()) < SKEW_MS)) return 'RequestTimeTooSkewed';
    const sha256 = String(headers['x-amz-content-sha256'] ?? '');
    const canonical = [
      request.method,
      url.pathname,
      [...url.search.slice(1).split('&')].filter(Boolean).sort().join('&'),
      ...signed.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
      '',
      signed,
      sha256,
    ].join('\n');
    const text = [
      'AWS4-HMAC-SHA256',
      moment,
      `${day}/${region}/s3/aws4_request`,
      createHash('sha256').update(canonical).digest('hex'),
    ].join('\n');
    let key: Buffer | string = `AWS4${this.#key.secretKey}`;
    for (const part of [day, region, 's3', 'aws4_request', text]) {
      key = createHmac('sha256', key).update(part).digest();
    }
    if (!timingSafeEqual(key as Buffer, Buffer.from(signature, 'hex'))) {
      return 'SignatureDoesNotMatch';
    }
    if (!signed.split(';').includes('host')) return 'AccessDenied';
    if (createHash('sha256').update(body).digest('hex') !== sha256) {
      return 'XAmzContentSHA256Mismatch';
    }
    return url.pathname.split('/')[1] === this.#bucket ? null : 'NoSuchBucket';
  }
}

async function bodyOf(request: IncomingMessage, cut: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if (cut) throw new Error('the line is cut');
  }
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(status === 204 ? undefined : body);
}
