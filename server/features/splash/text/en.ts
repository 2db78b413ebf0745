import { enJourneys } from './en-journeys.ts';
import { enPurchase } from './en-purchase.ts';
import type { SplashText } from './types.ts';

export const en: SplashText = {
  common: {
    skipToContent: 'Skip to content',
    navigation: 'Pages',
    language: 'Language',
    simulated: 'Demonstration: no real money moves and no SMS is sent.',
    busy: 'One moment…',
    offlineTitle: 'No connection',
    offlineMessage:
      'Check that your phone is still on this Wi-Fi. We keep trying; nothing is lost.',
  },
  navigation: {
    plans: 'Buy',
    voucher: 'Voucher',
    left: 'What is left',
    claim: 'I have paid',
    help: 'Help',
  },
  fields: {
    phone: { label: 'M-Pesa phone number', hint: 'For example 0712 345 678' },
    code: {
      label: 'Voucher code',
      hint: '10 letters and numbers. Capitals and dashes do not matter.',
    },
    receipt: {
      label: 'M-Pesa code or message',
      hint: 'The 10 characters at the start of the message, or paste the whole message.',
    },
    payerPhone: { label: 'Phone number that paid', hint: 'For example 0712 345 678' },
  },
  facts: {
    plan: 'Plan',
    price: 'Price',
    phone: 'Phone',
    reference: 'Reference',
    speed: 'Speed',
    devices: 'Devices',
    until: 'Valid until',
    code: 'Code',
    unlimited: 'Unlimited',
  },
  offer: {
    ends: 'Ends {moment}',
    download: '{data} download',
    upload: '{data} upload',
    hours: 'Only at certain hours',
    fairUse: 'Slower after {data}',
    unlimitedTime: 'Unlimited time',
    unlimitedData: 'Unlimited data',
    valid: 'Use within {duration}',
    speed: 'Up to {speed} Mbps',
    devices: '{count} devices',
  },
  plans: {
    heading: 'Choose your internet',
    intro: 'Pay with M-Pesa and you are online in a minute.',
    empty: 'Nothing is on sale right now. If you have a voucher, enter it below.',
    voucherHeading: 'Have a voucher?',
    voucherSubmit: 'Use voucher',
    bestValue: 'Best value',
  },
  phone: {
    heading: 'Pay with M-Pesa',
    submit: 'Pay {price}',
    steps: [
      'We send a payment request to this number.',
      'Enter your M-Pesa PIN on that phone.',
      'Your code appears here and comes by SMS.',
    ],
    back: 'Choose another plan',
  },
  purchase: enPurchase,
  journeys: enJourneys,
  connect: {
    heading: 'Your voucher is good',
    message: 'Press Connect to go online.',
    noRouter: 'To go online, join the Wi-Fi and open any page. Then enter this code.',
    codeLabel: 'Your code',
    codeNote: 'Keep this code: it brings you back online while something is left.',
    paidCodeNote: 'We also send it to you by SMS. Keep it: it brings you back online.',
    submit: 'Connect',
    note: 'You are being connected. If nothing happens, press Connect.',
    print: 'Print',
  },
  voucher: {
    heading: 'Enter your voucher',
    intro: 'Type the code from your voucher or from our SMS.',
    submit: 'Use voucher',
  },
  left: {
    heading: 'What is left',
    online: 'This device is online.',
    offline: 'This device is not online.',
    nothing: 'We see no voucher on this device. If you have a code, enter it to see what is left.',
    statuses: {
      unused: 'Your voucher has not been used yet.',
      active: 'Your voucher is running.',
      used: 'Your voucher is used up.',
      expired: 'Your voucher has expired.',
      revoked: 'Your voucher was cancelled. Please ask the owner.',
    },
    time: 'Time left',
    data: 'Data left',
    leftOf: '{left} of {total}',
    buy: 'Buy more',
    refresh: 'Refresh',
  },
  claim: {
    heading: 'I have paid',
    intro:
      'If your money left and no code came, tell us the M-Pesa code. We look for your payment.',
    submit: 'Find my payment',
  },
  help: {
    heading: 'Help',
    questions: [
      {
        question: 'How do I pay?',
        answer: 'Choose a plan, give your M-Pesa number and enter your PIN on your own phone.',
      },
      {
        question: 'I paid and no code came.',
        answer:
          'Wait one minute, then open “I have paid” and enter the code from the M-Pesa message.',
      },
      {
        question: 'I was cut off. Do I pay again?',
        answer:
          'No. Enter the same voucher code again; it works until its time or data is used up.',
      },
      {
        question: 'Is my PIN safe?',
        answer: 'Yes. You enter it only in the M-Pesa request on your phone, never on this page.',
      },
    ],
    contact: 'Still stuck? Please ask at the counter.',
    contactPhone: 'Still stuck? Call {phone}.',
  },
  terms: {
    heading: 'Terms',
    consent: 'By going on you accept our terms.',
    none: 'There are no special terms here.',
  },
  trouble: {
    heading: 'The Wi-Fi does not let you in',
    steps:
      'Your code and your money are safe. Switch your phone’s Wi-Fi off and on, then open this page again.',
    reference: 'Tell them this reference: {reference}',
  },
  missing: {
    purchase: {
      heading: 'Purchase not found',
      message: 'We do not know this purchase. If your money left, open “I have paid”.',
    },
    fault: {
      heading: 'Something went wrong here',
      message: 'The fault is ours and your money is safe. Please try again in a minute.',
    },
  },
  errorTitle: 'That did not work',
  errors: {
    provider_unknown: 'This way of paying is not offered here any more.',
    gift_phone_invalid:
      'This is not a number we can send an SMS to. Write it like 0712 345 678, or leave it empty.',
    count_invalid: 'Choose 2 to 10 devices.',
    coupon_refused: 'This coupon is not valid for this plan, or not any more.',
    credit_unproven: 'We find no credit for this message and number, or it is less than the price.',
    top_up_refused:
      'This plan cannot be added to your code. Choose the plan you had, or buy a new code.',
    device_unknown: 'Join the Wi-Fi first, then open this page again.',
    trial_off: 'There is no free trial here at the moment.',
    trial_used: 'This phone or number has had its free trial.',
    code_paused: 'This code is paused. Press “Go on now” to use it again.',
    code_elsewhere: 'This code is for another place.',
    code_closed: 'This code cannot be used at this time. Come back in its hours.',
    pause_refused: 'This code cannot be paused now.',
    too_many_resends: 'Too many tries. Please wait some minutes, then try again.',
    tv_code_unknown: 'We do not know this TV code. Look at the TV again; it may have a new one.',
    plan_elsewhere: 'This plan is not sold here. Please choose another one.',
    plan_unknown: 'This plan is no longer on sale. Please choose another one.',
    phone_invalid: 'This is not a Safaricom number we can ask. Write it like 0712 345 678.',
    too_many_prompts: 'Too many payment requests. Please wait a few minutes, then try again.',
    purchase_pending: 'A payment request is already on its way to this number. Check that phone.',
    phone_blocked: 'This number cannot buy here at the moment. Please ask at the counter.',
    provider_down: 'M-Pesa cannot be reached now. Nothing was charged. Try again or use a voucher.',
    code_invalid: 'This code has a typing mistake. Compare it with your voucher and try again.',
    code_unknown: 'We do not know this code. Compare it with your voucher and try again.',
    code_used: 'This voucher is used up.',
    code_expired: 'This voucher has expired.',
    code_revoked: 'This voucher was cancelled. Please ask the owner.',
    device_limit: 'This voucher is in use on another device. Log out there first, then try again.',
    too_many_claims: 'Too many tries. Please wait ten minutes, or ask the owner.',
    too_many_guesses: 'Too many wrong codes. Please wait a few minutes, then try again.',
    receipt_unknown: 'We have not found this payment yet. Wait a minute and try once more.',
    receipt_invalid: 'This is not an M-Pesa code. It has 10 characters, for example SJ12ABC3DE.',
    retry_too_early: 'A request was sent just now. Please wait a moment before the next one.',
  },
  router: {
    already_online: {
      heading: 'This code is already online',
      message: 'It is in use on another device. Log out there, or wait two minutes and try again.',
    },
    not_accepted: {
      heading: 'The code was not accepted',
      message: 'Compare it with your voucher or our SMS and enter it again.',
    },
    used_up: {
      heading: 'This voucher is finished',
      message: 'Its time or data is used up, or it has expired. You can buy a new one here.',
    },
    no_answer: {
      heading: 'The Wi-Fi is busy',
      message: 'The router had no answer in time. Wait a moment and enter your code again.',
    },
    other: {
      heading: 'You are not connected yet',
      message: 'The router did not let you in. Enter your code again, or ask for help.',
    },
  },
};
