/** From an empty box to the first sale. */
export const guide = {
  position: (at: string, of: string) => `Step ${at} of ${of}`,
  done: 'Done',
  next: 'Next',
  later: 'Later',
  finish: 'Go to Today',
  unfinished: 'Not finished yet',
  go: 'Do it now',
  without: 'We do without',
  hidden: (step: string) => `${step}: not asked for any more.`,
  moreLook: 'Colours, announcement, banner …',
  routerWaits: 'Waiting for its first word. Open it to see how it is connected.',
  smsWhere:
    'Codes are also sent by SMS when a provider is set up: Africa’s Talking, TextSMS and others, or a modem.',
  smsProvider: 'Set up a provider',
  steps: {
    logo: {
      short: 'Logo',
      title: 'Show your logo',
      intro: 'Customers see it on the Wi-Fi page. A photo of your sign will do.',
    },
    router: {
      short: 'Router',
      title: 'Connect your router',
      intro:
        'Add it here, connect it as its page says, and its light turns green as soon as the box hears it.',
    },
    plans: {
      short: 'Plans',
      title: 'Decide what you sell',
      intro:
        'A plan is a price and what it buys. Start with the suggested ones and change what you like.',
    },
    mpesa: {
      short: 'M-Pesa',
      title: 'Take money by M-Pesa',
      intro: 'With your own paybill or till the money goes straight to you.',
    },
    sms: {
      short: 'SMS',
      title: 'Send codes by SMS',
      intro: 'A customer who loses the page still has the code. Send yourself a test message.',
    },
    sheet: {
      short: 'Vouchers',
      title: 'Print your first vouchers',
      intro: 'A sheet of codes to cut and sell for cash.',
    },
  },
};
