import { createHash, createHmac } from 'node:crypto';

export interface S3Key {
  accessKey: string;
  secretKey: string;
  region: string;
}

export interface Signable {
  method: string;
  /** As in the Host header. */
  host: string;
  /** Percent-encoded once, `/` kept. */
  path: string;
  query: readonly (readonly [string, string])[];
  headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body in hex. */
  bodySha256: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/** Percent-encodes all but the unreserved characters of RFC 3986, as the signature wants it. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function queryString(query: Signable['query']): string {
  return query
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
    .sort()
    .join('&');
}

/**
 * The headers that sign a request to an S3-compatible server, with those that were given.
 * Source: Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header
 * (Signature Version 4)", transfer in one piece.
 */
export function signV4(request: Signable, key: S3Key, nowMs: number): Record<string, string> {
  const moment = new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = moment.slice(0, 8);
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.host,
    'x-amz-content-sha256': request.bodySha256,
    'x-amz-date': moment,
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(';');
  const canonical = [
    request.method,
    request.path,
    queryString(request.query),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    '',
    signed,
    request.bodySha256,
  ].join('\n');
  const scope = `${day}/${key.region}/s3/aws4_request`;
  const text = [ALGORITHM, moment, scope, sha256(canonical)].join('\n');
  const signingKey = ['s3', 'aws4_request'].reduce(
    (derived, part) => hmac(derived, part),
    hmac(hmac(`AWS4${key.secretKey}`, day), key.region),
  );
  const signature = hmac(signingKey, text).toString('hex');
  const credential = `Credential=${key.accessKey}/${scope}`;
  return {
    ...headers,
    authorization: `${ALGORITHM} ${credential}, SignedHeaders=${signed}, Signature=${signature}`,
  };
}
