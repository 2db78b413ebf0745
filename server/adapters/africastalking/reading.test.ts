import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeliveryReport } from './delivery-report.ts';
import { readSendAnswer } from './outcome.ts';
import { countParts } from './parts.ts';

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
    expect(parseDeliveryReport(body)).toEqual({ providerId: 'ATXid_1', status, detail: word });
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
    expect(read(answer(null, 'InvalidSenderId'))).toMatchObject({ code: '402', permanent: true });
    expect(read(answer(null, 'Insufficient balance'))).toMatchObject({ code: '405' });
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

describe('SMS parts', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['ж'.repeat(135), 3],
    ['', 1],
  ])('counts %# as billed', (text, parts) => expect(countParts(text)).toBe(parts));
});
