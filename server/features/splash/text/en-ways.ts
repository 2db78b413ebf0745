import type { WaysText } from './ways.ts';

export const enWays: WaysText = {
  gift: {
    label: 'Number that gets the code',
    hint: 'By SMS. Leave it empty to send the code to the number that pays.',
  },
  several: {
    link: 'For several devices',
    heading: 'For several devices',
    steps: [
      'You pay the price once for each device.',
      'All devices use the same code.',
      'Time and data are shared between them.',
    ],
    field: { label: 'How many devices', hint: '2 to 10' },
  },
  coupon: {
    link: 'I have a coupon',
    heading: 'Pay less with a coupon',
    steps: [
      'We take the coupon off the price.',
      'Your phone shows the lower price before you enter your PIN.',
    ],
    field: { label: 'Coupon', hint: 'As the owner wrote it.' },
    before: 'Without the coupon',
  },
  credit: {
    link: 'Use my credit',
    heading: 'Use your credit',
    steps: [
      'Credit is money of yours that we keep, for example when you paid too much.',
      'Any M-Pesa message about a payment here shows that the number is yours.',
    ],
    submit: 'Use my credit',
  },
  topUp: {
    link: 'Add to my code',
    heading: 'Add to your code',
    intro: 'What you buy is added to the code you have. Choose the plan you had before.',
    steps: ['We send a payment request to this number.', 'Your code goes on, nothing to type.'],
    onto: 'It goes onto the code {code} of this device.',
    paid: 'It was added to your code {code}. You can go on.',
    label: 'Added to',
  },
  trial: {
    link: 'Try it free',
    heading: 'Try it free',
    intro: 'Once for every phone. Type your number: the code comes by SMS.',
    submit: 'Send me the code',
    done: { heading: 'Look at your SMS', message: 'Your free code is on its way.' },
  },
  trust: {
    heading: 'M-Pesa cannot be asked now',
    message:
      'Here are {minutes} minutes meanwhile. Your own code comes by SMS once M-Pesa answers.',
  },
  story: {
    heading: 'What happened',
    asked: 'Request sent to the phone',
    money: 'Money arrived',
    code: 'Code made',
    sms: 'Code sent by SMS',
    sent_back: 'Money sent back',
  },
};
