/**
 * What the customer behind a phone number does, chosen by the number's last digit.
 * Times are multiples of the simulator's delay (2 s unless told otherwise).
 */
interface Behaviour {
  digit: number;
  /** For the tables of the documentation. */
  summary: string;
  resultCode: string;
  resultText: string;
  /** How many times money moves. */
  payments: 0 | 1 | 2;
  /** When the prompt ends, in delays after the push; null = after the prompt's own life of 60 s. */
  settlesAfterDelays: number | null;
  callback: 'delivered' | 'lost';
  /** The push is processed, and its answer is lost on the way. */
  pushAnswerLost: boolean;
  /** Until this many delays a query claims this failure although the money has moved. */
  falseFailure: { code: string; text: string; untilDelays: number } | null;
}

const PAYS: Omit<Behaviour, 'digit' | 'summary'> = {
  resultCode: '0',
  resultText: 'The service request is processed successfully.',
  payments: 1,
  settlesAfterDelays: 1,
  callback: 'delivered',
  pushAnswerLost: false,
  falseFailure: null,
};

const UNREACHABLE = 'DS timeout user cannot be reached';

function fails(digit: number, summary: string, resultCode: string, resultText: string): Behaviour {
  return { ...PAYS, digit, summary, resultCode, resultText, payments: 0 };
}

/** Indexed by the last digit. */
export const DARAJA_BEHAVIOURS: readonly Behaviour[] = [
  { ...PAYS, digit: 0, summary: 'pays after 2 s' },
  fails(1, 'cancels (1032)', '1032', 'Request cancelled by user'),
  fails(2, 'types a wrong PIN (2001)', '2001', 'The initiator information is invalid.'),
  fails(
    3,
    'has too little money (1)',
    '1',
    'The balance is insufficient for the transaction. The balance is insufficient.',
  ),
  fails(4, 'cannot be reached (1037)', '1037', UNREACHABLE),
  { ...PAYS, digit: 5, summary: 'pays, but the callback is lost', callback: 'lost' },
  { ...PAYS, digit: 6, summary: "pays, but the push's answer is lost", pushAnswerLost: true },
  { ...PAYS, digit: 7, summary: 'pays twice: two receipts, two callbacks', payments: 2 },
  {
    ...fails(
      8,
      'never answers the prompt; it expires after 60 s (1019)',
      '1019',
      'Transaction expired.',
    ),
    settlesAfterDelays: null,
  },
  {
    ...PAYS,
    digit: 9,
    summary: 'pays, but queries say "failed" until the late callback at 12 s',
    falseFailure: { code: '1037', text: UNREACHABLE, untilDelays: 6 },
  },
];

/** The behaviour of the customer with this number. */
export function behaviourOf(phone: string): Behaviour {
  const behaviour = DARAJA_BEHAVIOURS[Number(phone.at(-1))];
  if (!behaviour) throw new Error('a phone number ends in a digit');
  return behaviour;
}
