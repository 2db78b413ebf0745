import type { Language } from '../../contract/portal.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';

type Words = Record<Language, string>;

/** One honest sentence per state; a failure's own reason says more. */
const STATES: Record<PurchaseRecord['state'], Words> = {
  created: { en: 'We are about to ask your phone.', sw: 'Tunakaribia kuuliza simu yako.' },
  sending: { en: 'We are asking your phone now.', sw: 'Tunauliza simu yako sasa.' },
  prompted: {
    en: 'Check your phone and type your M-Pesa PIN.',
    sw: 'Angalia simu yako na uweke PIN ya M-Pesa.',
  },
  unknown: {
    en: 'M-Pesa has not answered yet. If you paid, your money is safe: your code will appear here and by SMS.',
    sw: 'M-Pesa haijajibu bado. Kama umelipa, pesa yako iko salama: msimbo utatokea hapa na kwa SMS.',
  },
  paid: { en: 'Paid. Here is your code.', sw: 'Umelipa. Huu ndio msimbo wako.' },
  failed: { en: 'The payment did not go through.', sw: 'Malipo hayakukamilika.' },
  stale: {
    en: 'M-Pesa never answered. If money left your account, show the M-Pesa message at the counter.',
    sw: 'M-Pesa haikujibu. Kama pesa ilitoka, onyesha ujumbe wa M-Pesa kwa muuzaji.',
  },
  suspense: {
    en: 'We received a different amount. Please ask at the counter.',
    sw: 'Tumepokea kiasi tofauti. Tafadhali uliza muuzaji.',
  },
  reversed: { en: 'This payment was refunded.', sw: 'Malipo haya yalirudishwa.' },
};

const REASONS: Record<string, Words> = {
  cancelled: {
    en: 'You cancelled the payment on your phone. You can try again.',
    sw: 'Ulighairi malipo kwenye simu. Unaweza kujaribu tena.',
  },
  wrong_pin: {
    en: 'The M-Pesa PIN was wrong. You can try again.',
    sw: 'PIN ya M-Pesa haikuwa sahihi. Unaweza kujaribu tena.',
  },
  insufficient_funds: {
    en: 'There is not enough money in your M-Pesa. Top up and try again.',
    sw: 'Pesa haitoshi kwenye M-Pesa yako. Ongeza pesa kisha ujaribu tena.',
  },
  limits: {
    en: 'M-Pesa refused the amount because of a limit on your account.',
    sw: 'M-Pesa imekataa kiasi hiki kwa sababu ya kikomo cha akaunti yako.',
  },
  busy: {
    en: 'M-Pesa is busy. Wait two minutes and try again.',
    sw: 'M-Pesa ina shughuli nyingi. Subiri dakika mbili ujaribu tena.',
  },
  session_open: {
    en: 'Another M-Pesa session is open on your phone. Close it, wait a minute and try again.',
    sw: 'Kuna M-Pesa nyingine iliyofunguliwa kwenye simu. Ifunge, subiri dakika moja, jaribu tena.',
  },
  expired: {
    en: 'The prompt on your phone ran out of time. You can try again.',
    sw: 'Muda wa kuweka PIN umeisha. Unaweza kujaribu tena.',
  },
  not_prompted: {
    en: 'M-Pesa could not ask your phone. Nothing was paid. You can try again.',
    sw: 'M-Pesa haikuweza kuuliza simu yako. Hakuna kilicholipwa. Unaweza kujaribu tena.',
  },
  unreachable: {
    en: 'Your phone could not be reached. Check that it has signal, then try again.',
    sw: 'Simu yako haikupatikana. Hakikisha ina mtandao, kisha ujaribu tena.',
  },
  operator_fault: {
    en: 'M-Pesa is not set up correctly here. Please tell the counter; nothing was paid.',
    sw: 'M-Pesa haijawekwa sawa hapa. Tafadhali mwambie muuzaji; hakuna kilicholipwa.',
  },
};

export function purchaseMessage(purchase: PurchaseRecord, language: Language): string {
  const reason = purchase.state === 'failed' ? REASONS[purchase.reason ?? ''] : undefined;
  return (reason ?? STATES[purchase.state])[language];
}
