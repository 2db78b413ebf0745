import { asCode, asObject } from '../outbound/untrusted.ts';

/**
 * What an answer that is not a success says, read from its body: the HTTP status lies in both
 * directions (200 carrying an error, 500 carrying "being processed").
 */
export interface Fault {
  kind:
    | 'invalid_token'
    /** Turned away at the gateway's edge before any processing. */
    | 'throttled'
    | 'credentials'
    /** The provider refuses this request, and would refuse it again. */
    | 'refused'
    | 'subscriber_locked'
    | 'being_processed'
    | 'unexplained';
  code: string;
  message: string;
}

const INVALID_TOKEN = new Set(['404.001.03', '400.003.01', '401.002.01']);
const THROTTLED = new Set(['500.003.02', '500.003.03']);
const CREDENTIALS = new Set(['400.008.01', '400.008.02']);
const REFUSED = new Set(['400.002.02', '401.003.01']);

/** One code for many things: only the text tells which. Source: Daraja's error catalogue. */
export const OVERLOADED = '500.001.1001';

/** `body` is the parsed answer, null when it was no JSON object. */
export function readFault(status: number, body: Record<string, unknown> | null): Fault {
  if (body === null) {
    return status === 403 || status === 429
      ? { kind: 'throttled', code: `http_${status}`, message: 'turned away at the edge' }
      : { kind: 'unexplained', code: `http_${status}`, message: 'the answer is not JSON' };
  }
  const code = asCode(body.errorCode);
  const message = typeof body.errorMessage === 'string' ? body.errorMessage : '';
  if (code === null) return readGatewayFault(status, body);
  if (INVALID_TOKEN.has(code)) return { kind: 'invalid_token', code, message };
  if (THROTTLED.has(code)) return { kind: 'throttled', code, message };
  if (CREDENTIALS.has(code)) return { kind: 'credentials', code, message };
  if (REFUSED.has(code)) return { kind: 'refused', code, message };
  if (code === OVERLOADED) return readOverloaded(code, message);
  return { kind: 'unexplained', code, message };
}

function readOverloaded(code: string, message: string): Fault {
  if (/being processed|under processing/i.test(message)) {
    return { kind: 'being_processed', code, message };
  }
  if (/unable to lock|already in process/i.test(message)) {
    return { kind: 'subscriber_locked', code: 'subscriber_locked', message };
  }
  if (/merchant does not exist/i.test(message)) {
    return { kind: 'refused', code: 'merchant_unknown', message };
  }
  if (/wrong credentials/i.test(message)) {
    return { kind: 'refused', code: 'wrong_credentials', message };
  }
  return { kind: 'unexplained', code, message };
}

/** The gateway in front of Daraja has an envelope of its own: `{fault: {faultstring, detail}}`. */
function readGatewayFault(status: number, body: Record<string, unknown>): Fault {
  const fault = asObject(body.fault);
  const message = typeof fault?.faultstring === 'string' ? fault.faultstring : '';
  const code = asCode(asObject(fault?.detail)?.errorcode) ?? `http_${status}`;
  if (/SpikeArrest|QuotaViolation/i.test(code)) return { kind: 'throttled', code, message };
  if (/access_?token/i.test(code)) return { kind: 'invalid_token', code, message };
  return { kind: 'unexplained', code, message };
}
