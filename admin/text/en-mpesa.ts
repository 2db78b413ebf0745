const wrongLogin =
  'The consumer key or the secret is wrong, or belongs to the sandbox while “Live” is chosen (or the other way round). Copy both again from your app on the Daraja portal.';
const wrongPasskey =
  'The short code and the passkey do not belong together. The passkey comes in the e-mail with which Safaricom took your number live; for a till, the store number is needed, not the till number.';

/** M-Pesa: credentials, and the test with one shilling. */
export const mpesa = {
  title: 'M-Pesa',
  credentials: 'Your credentials',
  states: {
    live: 'Customers pay to your number.',
    simulated:
      'Practice mode: payments are simulated and no money moves. Enter your credentials to go live.',
    off: 'M-Pesa is not set up: only vouchers are sold.',
  },
  badges: { live: 'Live', simulated: 'Practice', off: 'Off' },
  fromEnvironment:
    'The credentials come from the environment of the box (MLANGO_DARAJA_*), which wins over what is typed here.',
  type: 'What customers pay to',
  typeHint: 'Paybill: a business number with an account. Till: Buy Goods.',
  paybill: 'Paybill',
  till: 'Till (Buy Goods)',
  shortcode: 'Paybill number',
  shortcodeHint: '5 to 7 digits, as your customers type it.',
  storeNumber: 'Store number',
  storeNumberHint: 'Not the till number: the number of the store (head office) that it belongs to.',
  tillNumber: 'Till number',
  tillNumberHint: 'What customers type under Buy Goods.',
  secrets: { consumerKey: 'Consumer key', consumerSecret: 'Consumer secret', passkey: 'Passkey' },
  secretHints: {
    consumerKey: 'From your app on the Daraja portal.',
    consumerSecret: 'Beside the consumer key.',
    passkey: 'From Safaricom’s e-mail when Lipa na M-Pesa Online was enabled.',
  },
  environment: 'Service',
  live: 'Live: real money',
  sandbox: 'Sandbox: Safaricom’s own practice service',
  test: 'Send me 1 shilling',
  testIntro:
    'A request for one shilling goes to your own phone, as a customer’s would. Type your PIN, and see here whether it arrived.',
  testPhone: 'Your M-Pesa number',
  testAction: 'Ask me for 1 shilling',
  asked: 'Look at your phone and type your PIN. This page tells by itself how it went.',
  paid: 'It works: the shilling has arrived. Customers can pay now. It will be listed under Payments as money without a purchase.',
  code: (code: string) => `Code ${code}`,
  unexplained:
    'It did not work, and the code does not say why. Try once more; then call Safaricom with the words below.',
  /** By Daraja's code: what is wrong with the settings. */
  mends: {
    '2028':
      'M-Pesa says that this number may not be paid in this way. Most often a till was entered as a paybill or a paybill as a till: change what customers pay to. Else ask Safaricom to enable Lipa na M-Pesa Online for your number.',
    SFC_IC0003:
      'M-Pesa does not know this till. Customers type the till number; the other field takes the store number. Most often the same number was typed in both.',
    '8006': 'Your credentials are locked at Safaricom. Call their business care.',
    '400.008.01': wrongLogin,
    '400.008.02': wrongLogin,
    wrong_credentials: wrongPasskey,
    merchant_unknown: wrongPasskey,
    '401.003.01':
      'Your app on the Daraja portal does not include Lipa na M-Pesa Online. Add this product to the app and copy key and secret again.',
    '400.002.02': 'M-Pesa does not accept one of the fields; its words below say which.',
    invalid_callback_url:
      'M-Pesa does not accept the address at which the box wants to hear of payments. Use a public https address, or none: payments are then confirmed by asking.',
    not_set_up: 'M-Pesa is not set up yet. Fill in every field and save first.',
    not_sent: 'The box could not reach M-Pesa. Check its internet line and try again.',
    unknown:
      'M-Pesa did not answer in time. A request may come all the same: look at your phone, and try again in a minute.',
    no_answer:
      'Nothing was heard of the request for two minutes. Try again; if it stays so, check the internet line.',
  },
  /** By what it means for whoever holds the phone. */
  reasons: {
    cancelled:
      'The request was cancelled on the phone. So the settings are right: try again and type your PIN.',
    wrong_pin: 'The PIN was wrong. So the settings are right: try again.',
    insufficient_funds:
      'There was less than one shilling on the phone. So the settings are right: top up and try again.',
    expired: 'Nobody typed the PIN in time. So the settings are right: try again.',
    unreachable:
      'The phone could not be reached. Check that it is on and that the number is right.',
    not_prompted: 'M-Pesa could not show the request on this phone. Try another phone.',
    session_open: 'The phone has another M-Pesa request open. Wait a minute and try again.',
    busy: 'M-Pesa is busy. Wait a minute and try again.',
    limits: 'The limits of this phone do not allow it. Try another phone.',
    operator_fault:
      'M-Pesa refuses the request because of the settings. Check each field against Safaricom’s e-mail.',
  },
};
