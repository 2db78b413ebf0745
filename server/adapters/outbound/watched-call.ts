import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { AxiosRequestConfig } from 'axios';
import type { Clock } from '../../ports/system.ts';

/** What became of one HTTP request, whatever its status. */
export type CallResult =
  | { kind: 'answer'; status: number; body: string }
  /** The connection never stood, so not one byte of the request left: safe to send again. */
  | { kind: 'never_sent'; detail: string }
  /** The request may have been read and acted upon. */
  | { kind: 'no_answer'; detail: string };

/** More than a page of a thousand statement rows: no payment or SMS provider answers longer. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Watches one axios request: gives it a hard deadline on the injected clock and remembers whether
 * the connection ever stood. The axios error itself is never passed on, for it carries headers
 * and body with every secret in them.
 */
export class WatchedCall {
  #request: ClientRequest | null = null;
  #expired = false;
  #reachedByDeadline = false;
  readonly #controller = new AbortController();
  readonly #cancelDeadline: () => void;
  readonly #timeoutMs: number;
  readonly #secure: boolean;

  constructor(clock: Clock, url: string, timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#secure = url.startsWith('https:');
    this.#cancelDeadline = clock.after(timeoutMs, () => {
      this.#expired = true;
      this.#reachedByDeadline = this.#reached();
      this.#controller.abort();
    });
  }

  /**
   * Request options: text answers of any status, no redirects (they would carry credentials
   * elsewhere), a fresh connection (a kept-alive one may die under a request, and then nobody
   * knows whether it was read).
   */
  get options(): AxiosRequestConfig {
    return {
      timeout: 0,
      signal: this.#controller.signal,
      validateStatus: () => true,
      responseType: 'text',
      transformResponse: [(data: unknown) => data],
      maxRedirects: 0,
      maxContentLength: MAX_ANSWER_BYTES,
      transport: { request: this.#send },
    };
  }

  /** Runs the request and stops the deadline with it. */
  async run(start: () => Promise<{ status: number; data: unknown }>): Promise<CallResult> {
    try {
      const { status, data } = await start();
      return { kind: 'answer', status, body: typeof data === 'string' ? data : '' };
    } catch (error) {
      return this.explain(error);
    } finally {
      this.finish();
    }
  }

  /** Turns a failure into a result that names a code, never a message. */
  explain(error: unknown): CallResult {
    if (this.#expired) {
      const detail = `no answer within ${this.#timeoutMs} ms`;
      return this.#reachedByDeadline
        ? { kind: 'no_answer', detail }
        : { kind: 'never_sent', detail: `no connection within ${this.#timeoutMs} ms` };
    }
    const detail = failureCode(error);
    if (this.#request === null || failedBeforeSending(error)) return { kind: 'never_sent', detail };
    return { kind: 'no_answer', detail };
  }

  finish(): void {
    this.#cancelDeadline();
  }

  #send = (
    options: RequestOptions,
    onResponse: (response: IncomingMessage) => void,
  ): ClientRequest => {
    // A proxy may be spoken to in another protocol than the provider.
    const secure = options.protocol ? options.protocol === 'https:' : this.#secure;
    const request = (secure ? https : http).request(options, onResponse);
    this.#request = request;
    return request;
  };

  #reached(): boolean {
    const socket = this.#request?.socket;
    return Boolean(socket && !socket.connecting);
  }
}

interface Failure {
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

function failureCode(error: unknown): string {
  const code = (error as Failure | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'broken answer';
}

/** The handshake comes before the request, so a refused certificate means that nothing was sent. */
const CERTIFICATE_FAILURE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

function failedBeforeSending(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { code, syscall, cause, errors } = error as Failure;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (typeof code === 'string' && CERTIFICATE_FAILURE.test(code)) return true;
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((one) => failedBeforeSending(one, depth + 1));
  }
  return failedBeforeSending(cause, depth + 1);
}
