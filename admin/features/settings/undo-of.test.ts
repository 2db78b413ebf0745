import { expect, it } from 'vitest';
import { HIDDEN_SECRET } from '../../../server/contract/settings.ts';
import { undoOf } from './undo-of.ts';

const KEY = 'sms.http.apiKey';

it('puts back what was changed, and nothing that was not', () => {
  const before = { 'messages.quietFrom': '21:00', 'sms.order': 'http', other: 'x' };
  const undo = undoOf(before, { 'messages.quietFrom': '20:00', 'sms.order': 'gammu' });
  expect(undo).toEqual({ 'messages.quietFrom': '21:00', 'sms.order': 'http' });
});

it('leaves a secret alone that was left alone', () => {
  const before = { [KEY]: HIDDEN_SECRET, 'sms.order': 'http' };
  const undo = undoOf(before, { [KEY]: HIDDEN_SECRET, 'sms.order': '' });
  expect(undo).toEqual(before);
});

it('takes a secret away that was not there before', () => {
  expect(undoOf({ [KEY]: '' }, { [KEY]: 'new' })).toEqual({ [KEY]: '' });
});

it.each(['another', ''])(
  'is not offered when a secret became %j: nobody knows the old one',
  (now) => {
    expect(undoOf({ [KEY]: HIDDEN_SECRET }, { [KEY]: now })).toBeNull();
  },
);
