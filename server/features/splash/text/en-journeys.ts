import { enWays } from './en-ways.ts';
import type { SplashText } from './types.ts';

export const enJourneys: SplashText['journeys'] = {
  ways: enWays,
  other: {
    link: 'Buy for another phone',
    heading: 'Buy for another phone',
    steps: [
      'We send the payment request to the number above.',
      'The code appears here. Type it on the other phone.',
    ],
    paid: 'Type this code on the other phone. This phone is not connected.',
  },
  lost: {
    link: 'I lost my code',
    heading: 'Lost your code?',
    intro: 'Type the number that paid. If it has a code that still works, we send it there by SMS.',
    submit: 'Send it again',
    done: {
      heading: 'Look at your SMS',
      message:
        'If this number has a code that still works, it is on its way. It can take a minute.',
    },
  },
  history: {
    link: 'What I bought here',
    heading: 'Bought on this device',
    none: 'We know of no purchase on this device.',
    states: {
      open: 'Not finished',
      paid: 'Paid',
      failed: 'Not paid',
      suspense: 'With the owner',
      reversed: 'Sent back',
    },
  },
  logout: {
    submit: 'Log out',
    done: {
      heading: 'You are logged out',
      message: 'What is left on your code stays yours. Enter the code to come back.',
    },
    unknown: {
      heading: 'We could not log you out',
      message: 'Turn Wi-Fi off and on. After a few minutes the router logs you out by itself.',
    },
    atRouter: 'Log out at the router',
  },
  tv: {
    link: 'This is a TV or console',
    heading: 'Connect this TV',
    steps: [
      'On your phone, open this Wi-Fi page and choose “Connect a TV”.',
      'Type the code below and your voucher there.',
      'This screen connects by itself.',
    ],
    codeLabel: 'Code of this TV',
    codeNote: 'It is valid for 10 minutes.',
    check: 'Check now',
    new: 'New code',
  },
  pair: {
    link: 'Connect a TV',
    heading: 'Connect a TV or console',
    intro:
      'The TV shows a code of 6 signs. Type it here with your voucher. The TV uses one of its devices.',
    submit: 'Connect the TV',
    done: {
      heading: 'The TV connects now',
      message: 'Look at the TV: it goes online by itself in a few seconds.',
    },
    field: {
      label: 'Code on the TV',
      hint: '6 letters and numbers.',
    },
  },
  byHand: {
    heading: 'Pay by hand',
    paybill: [
      'M-Pesa → Lipa na M-Pesa → Pay Bill.',
      'Business number: {number}. Account: {reference}.',
      'Amount: {price}.',
    ],
    till: [
      'M-Pesa → Lipa na M-Pesa → Buy Goods.',
      'Till number: {number}.',
      'Amount: {price}, from the number above.',
    ],
    note: 'Your code comes here and by SMS within some minutes.',
  },
  now: {
    slowed: 'Slower now: fair use is reached',
    closes: 'May be used until {moment}',
    opens: 'Works again from {moment}',
    paused: 'Paused until {moment}',
    label: 'Now',
  },
  own: {
    pause: 'Pause my time',
    pauseNote: 'Your device goes offline. Enter the code to go on.',
    paused: {
      heading: 'Paused',
      message:
        'Nothing runs out meanwhile, but a fixed end does not move. Enter the code to go on.',
    },
    resume: 'Go on now',
    replace: 'Use it here, log my oldest device out',
  },
};
