import { describe, expect, it } from 'vitest';
import { readPushAnswer, readQueryAnswer, saysInvalidToken } from './outcome.ts';

const same = (text: string) => text;
const query = (body: object | string, status = 200) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readQueryAnswer({ status, body: text }, 'ws_CO_1', same);
};
const push = (body: object | string, status = 200) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readPushAnswer({ status, body: text }, same);
};
const fault = (errorCode: string, errorMessage: string) => ({
  requestId: 'r',
  errorCode,
  errorMessage,
});

describe('answer to a query', () => {
  it('takes ResultCode as a string and as a number', () => {
    expect(query({ ResultCode: '1032' })).toMatchObject({ kind: 'failed', code: '1032' });
    expect(query({ ResultCode: 1032 })).toMatchObject({ kind: 'failed', code: '1032' });
    expect(query({ ResultCode: 0 })).toMatchObject({ kind: 'paid' });
    expect(query({ ResultCode: 4999 })).toEqual({ kind: 'pending' });
  });

  it('takes an unknown code for no answer, never for a failure', () => {
    expect(query({ ResultCode: '77777' })).toMatchObject({ kind: 'no_answer' });
  });

  it('believes the body, not the status', () => {
    expect(query({ ResultCode: '0' }, 500).kind).toBe('paid');
    expect(query(fault('500.001.1001', ''), 200).kind).toBe('no_answer');
    const processing = fault('500.001.1001', 'The transaction is being processed');
    expect(query(processing, 500).kind).toBe('pending');
    expect(query(fault('500.001.1001', 'The transaction does not Exist'), 500).kind).toBe(
      'no_answer',
    );
    expect(query('<html>403</html>', 403).kind).toBe('no_answer');
  });

  it('believes no answer that carries an error beside its result', () => {
    expect(query({ ResultCode: '0', errorCode: '500.001.1001' }).kind).toBe('no_answer');
  });

  it('believes no answer about another checkout', () => {
    expect(query({ ResultCode: '0', CheckoutRequestID: 'ws_CO_2' }).kind).toBe('no_answer');
  });
});

describe('answer to a push', () => {
  const ids = { MerchantRequestID: 'm-1', CheckoutRequestID: 'ws_CO_1' };

  it('takes ResponseCode 0 with a checkout id for accepted, as string or number', () => {
    const accepted = { kind: 'accepted', checkoutId: 'ws_CO_1', merchantId: 'm-1' };
    expect(push({ ...ids, ResponseCode: '0' })).toEqual(accepted);
    expect(push({ ...ids, ResponseCode: 0 })).toEqual(accepted);
  });

  it('does not confuse a response code with a result code', () => {
    expect(push({ ResponseCode: '1', ResponseDescription: 'no' })).toEqual({
      kind: 'rejected',
      code: 'response_1',
      detail: 'no',
    });
  });

  it('does not know what an acceptance without an id means', () => {
    expect(push({ ResponseCode: '0' }).kind).toBe('unknown');
  });

  it.each([
    ['500.001.1001', 'Unable to lock subscriber, a transaction is already in process', 'rejected'],
    ['500.001.1001', 'Merchant does not exist', 'rejected'],
    ['500.001.1001', 'Wrong credentials', 'rejected'],
    ['500.001.1001', 'The transaction is being processed', 'unknown'],
    ['500.001.1001', '', 'unknown'],
    ['500.001.1001', 'something new', 'unknown'],
    ['500.003.1001', 'Internal Server Error', 'unknown'],
    ['500.003.02', 'Spike arrest', 'not_sent'],
    ['500.003.03', 'Quota', 'not_sent'],
    ['400.002.02', 'Bad Request - Invalid Amount', 'rejected'],
    ['401.003.01', 'Wrong product', 'rejected'],
    ['404.001.03', 'Invalid Access Token', 'not_sent'],
  ])('%s "%s" is %s', (code, message, kind) => {
    expect(push(fault(code, message), 500).kind).toBe(kind);
    expect(push(fault(code, message), 200).kind).toBe(kind);
  });

  it('reads the envelope of the gateway in front', () => {
    const gateway = (errorcode: string) => ({ fault: { faultstring: 'x', detail: { errorcode } } });
    expect(push(gateway('policies.ratelimit.SpikeArrestViolation'), 429).kind).toBe('not_sent');
    const invalid = gateway('keymanagement.service.invalid_access_token');
    expect(saysInvalidToken({ status: 401, body: JSON.stringify(invalid) })).toBe(true);
  });

  it.each(['400.003.01', '401.002.01', '404.001.03'])('%s says invalid token', (code) => {
    expect(saysInvalidToken({ status: 200, body: JSON.stringify(fault(code, 'x')) })).toBe(true);
  });
});
