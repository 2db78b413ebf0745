import type { SplashText } from './types.ts';

/** The words around a payment: never "failed" without M-Pesa's word, never doubt about the money. */
export const enPurchase: SplashText['purchase'] = {
  states: {
    waiting: { heading: 'Check your phone', message: 'M-Pesa is asking you for your PIN.' },
    late: {
      heading: 'Waiting for M-Pesa',
      message:
        'M-Pesa has not answered yet. Your money is safe; your code will appear here and by SMS.',
    },
    unknown: {
      heading: 'Waiting for M-Pesa',
      message:
        'M-Pesa has not told us yet. If you paid, your money is safe and your code will appear here and by SMS.',
    },
    paid: { heading: 'Paid. Thank you!', message: 'Press Connect to go online.' },
    stale: {
      heading: 'No answer from M-Pesa',
      message:
        'M-Pesa never told us about this payment. If money left your phone, enter the M-Pesa code and we find it.',
    },
    suspense: {
      heading: 'We have your money',
      message: 'The amount does not match this plan. The owner puts it right; nothing is lost.',
    },
    reversed: {
      heading: 'The money was sent back',
      message: 'This payment was reversed by M-Pesa, so its code no longer works.',
    },
  },
  sending: { heading: 'Calling M-Pesa', message: 'The request is on its way to your phone.' },
  queued: {
    heading: 'One moment for M-Pesa',
    message: 'M-Pesa cannot take another request for this number yet. Yours goes out by itself.',
  },
  queueCountdown: { template: 'It goes out in {seconds} seconds.', done: 'It is going out now.' },
  failed: {
    cancelled: {
      heading: 'The request was cancelled',
      message: 'Nothing was charged. You can try again whenever you like.',
    },
    wrong_pin: {
      heading: 'The PIN was wrong',
      message: 'Nothing was charged. Try again and enter your M-Pesa PIN with care.',
    },
    insufficient_funds: {
      heading: 'Not enough money in M-Pesa',
      message: 'Nothing was charged. Top up M-Pesa and try again, or choose a smaller plan.',
    },
    limits: {
      heading: 'M-Pesa limit reached',
      message: 'Nothing was charged. Your M-Pesa limit does not allow this amount today.',
    },
    busy: {
      heading: 'M-Pesa is busy',
      message: 'Nothing was charged. Wait two minutes, then try again.',
    },
    session_open: {
      heading: 'M-Pesa is open on your phone',
      message: 'Nothing was charged. Close the other M-Pesa menu, wait a minute and try again.',
    },
    expired: {
      heading: 'The time ran out',
      message: 'No PIN came in time and nothing was charged. You can try again.',
    },
    not_prompted: {
      heading: 'The request did not reach your phone',
      message: 'Nothing was charged. Please try again.',
    },
    unreachable: {
      heading: 'Your phone could not be reached',
      message: 'Nothing was charged. Check that it is on and has signal, then try again.',
    },
    operator_fault: {
      heading: 'We cannot take M-Pesa right now',
      message: 'Nothing was charged. The fault is ours: please tell the owner or use a voucher.',
    },
    rejected: {
      heading: 'M-Pesa refused the request',
      message: 'Nothing was charged. Check the number and try again.',
    },
    no_answer: {
      heading: 'M-Pesa did not answer',
      message: 'Please try again in a minute. If your money did leave, open “I have paid”.',
    },
    other: {
      heading: 'The payment did not go through',
      message: 'M-Pesa turned this payment down. You can try again.',
    },
  },
  steps: [
    'Look at the phone {phone}.',
    'Check the amount: {price}.',
    'Enter your M-Pesa PIN and send.',
    'Come back here. Your code appears by itself.',
  ],
  countdown: 'The request stays open about {seconds} seconds.',
  countdownDone: 'Still waiting for M-Pesa’s answer…',
  check: 'Check now',
  retry: 'Send the request again',
  retryNote: 'It goes to the same number.',
  retryUnknownNote: 'Only if no request came to your phone and you entered no PIN.',
  retryWait: 'You can try again in {seconds} seconds.',
  retryReady: 'You can try again now.',
  otherNumber: 'Use another number',
  otherPlan: 'Choose another plan',
  useVoucher: 'Use a voucher',
  claim: 'I have paid',
};
