import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeliveryReport } from './delivery-report.ts';
import { parseInbound } from './inbound.ts';
import { readSendAnswer } from './outcome.ts';

describe('delivery report', () => {
  it.each([
    ['Success', 'delivered'],
    ['Failed', 'failed'],
    ['Rejected', 'failed'],
    ['AbsentSubscriber', 'failed'],
    ['Expired', 'failed'],
    ['Sent', 'pending'],
    ['Submitted', 'pending'],
    ['Buffered', 'pending'],
  ])('%s is %s', (word, status) => {
    const body = `id=ATXid_1&status=${word}&phoneNumber=%2B254712345670&networkCode=63902`;
    expect(parseDeliveryReport(body)).toEqual({
      ...{ providerId: 'ATXid_1', status, detail: word, phone: '254712345670' },
    });
  });

  it('keeps the reason of a failure', () => {
    const body = 'id=ATXid_1&status=Failed&failureReason=UserInBlacklist';
    expect(parseDeliveryReport(body)?.detail).toBe('Failed: UserInBlacklist');
  });

  it.each(['', 'id=1', 'status=Success', 'id=1&status=constructor', 'id=&status=Success', '{}'])(
    'finds no report in %j',
    (body) => expect(parseDeliveryReport(body)).toBeNull(),
  );

  it('survives any text', () => {
    fc.assert(fc.property(fc.string(), (body) => void parseDeliveryReport(body)));
  });
});

describe('SMS answer', () => {
  const read = (body: unknown) =>
    readSendAnswer({ status: 201, body: JSON.stringify(body) }, 'text', (text) => text);
  const answer = (recipient: unknown, Message = '') => ({
    SMSMessageData: { Message, Recipients: recipient === null ? [] : [recipient] },
  });

  it('names the refusal of a whole request by its code', () => {
    expect(read(answer(null, 'InvalidSenderId'))).toMatchObject({ code: '402', refusal: 'sender' });
    expect(read(answer(null, 'Insufficient balance'))).toMatchObject({
      code: '405',
      refusal: 'balance',
    });
  });

  it('does not know what success without a message id, or a new code, means', () => {
    expect(read(answer({ statusCode: 101, messageId: 'None' })).kind).toBe('unknown');
    expect(read(answer({ statusCode: 777, messageId: 'ATXid_1' })).kind).toBe('unknown');
  });

  it('books no foreign currency as shillings', () => {
    const recipient = { statusCode: 101, messageId: 'ATXid_1', cost: 'USD 0.0062' };
    expect(read(answer(recipient))).toMatchObject({ kind: 'accepted', costCents: null });
  });

  it('survives any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(answer(value))));
  });
});

describe('an SMS from a customer', () => {
  it('is read from the form post', () => {
    const body = 'date=2026-11-21&from=%2B254712345678&id=in-1&linkId=&text=Bal&to=20880';
    expect(parseInbound(body)).toEqual({ providerId: 'in-1', phone: '254712345678', text: 'Bal' });
  });

  it.each(['', 'from=%2B254712345678', 'id=1&from=SAFARICOM&text=hi', '{}'])(
    'is not found in %j',
    (body) => expect(parseInbound(body)).toBeNull(),
  );

  it('survives any text, and is never long', () => {
    fc.assert(fc.property(fc.string(), (body) => void parseInbound(body)));
    const body = `id=1&from=%2B254712345678&text=${'x'.repeat(5000)}`;
    expect(parseInbound(body)?.text).toHaveLength(160);
  });
});
