import { describe, expect, it } from 'vitest';
import { darajaFailure } from './result.ts';

describe('Daraja result codes', () => {
  it.each([
    ['1', 'insufficient_funds'],
    ['2', 'limits'],
    ['3', 'limits'],
    ['4', 'limits'],
    ['8', 'limits'],
    ['17', 'busy'],
    ['26', 'busy'],
    ['1001', 'session_open'],
    ['1019', 'expired'],
    ['1025', 'not_prompted'],
    ['9999', 'not_prompted'],
    ['1032', 'cancelled'],
    ['1036', 'unreachable'],
    ['1037', 'unreachable'],
    ['2001', 'wrong_pin'],
  ])('%s ends the attempt as %s without waking the operator', (code, reason) => {
    expect(darajaFailure(code)).toEqual({ reason, terminal: true, operatorAlarm: false });
  });

  it.each([
    '1101',
    '2028',
    'SFC_IC0003',
    '8006',
    '400.002.02',
    '400.008.01',
    'merchant_unknown',
    'wrong_credentials',
  ])('%s wakes the operator', (code) => {
    expect(darajaFailure(code)).toEqual({
      reason: 'operator_fault',
      terminal: true,
      operatorAlarm: true,
    });
  });

  it.each(['0', '4999', '', '42', '01032', 'constructor', '500.001.1001', 'response_1'])(
    '%j decides nothing',
    (code) => {
      expect(darajaFailure(code)).toEqual({
        reason: 'unknown',
        terminal: false,
        operatorAlarm: false,
      });
    },
  );
});
