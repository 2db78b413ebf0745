import type { SplashText } from './types.ts';

export const frPurchase: SplashText['purchase'] = {
  states: {
    waiting: { heading: 'Regardez votre téléphone', message: 'M-Pesa vous demande votre PIN.' },
    late: {
      heading: 'En attente de M-Pesa',
      message:
        'M-Pesa n’a pas encore répondu. Votre argent est en sécurité ; votre code apparaîtra ici et par SMS.',
    },
    unknown: {
      heading: 'En attente de M-Pesa',
      message:
        'M-Pesa ne nous a encore rien dit. Si vous avez payé, votre argent est en sécurité et votre code apparaîtra ici et par SMS.',
    },
    paid: { heading: 'Payé. Merci !', message: 'Appuyez sur Se connecter pour aller en ligne.' },
    stale: {
      heading: 'Aucune réponse de M-Pesa',
      message:
        'M-Pesa ne nous a jamais rien dit de ce paiement. Si l’argent est parti, entrez le code M-Pesa et nous le cherchons.',
    },
    suspense: {
      heading: 'Nous avons votre argent',
      message: 'Le montant ne correspond pas au forfait. Le propriétaire s’en occupe.',
    },
    reversed: {
      heading: 'L’argent a été rendu',
      message: 'Ce paiement a été annulé par M-Pesa ; son code ne marche donc plus.',
    },
  },
  sending: { heading: 'Appel de M-Pesa', message: 'La demande part vers votre téléphone.' },
  queued: {
    heading: 'Un instant pour M-Pesa',
    message:
      'M-Pesa n’accepte pas encore d’autre demande pour ce numéro. La vôtre partira toute seule.',
  },
  queueCountdown: { template: 'Elle part dans {seconds} secondes.', done: 'Elle part maintenant.' },
  failed: {
    cancelled: {
      heading: 'La demande a été annulée',
      message: 'Rien n’a été débité. Vous pouvez réessayer quand vous voulez.',
    },
    wrong_pin: {
      heading: 'Le PIN était faux',
      message: 'Rien n’a été débité. Réessayez et tapez votre PIN M-Pesa avec soin.',
    },
    insufficient_funds: {
      heading: 'Pas assez d’argent sur M-Pesa',
      message: 'Rien n’a été débité. Rechargez M-Pesa ou choisissez un forfait moins cher.',
    },
    limits: {
      heading: 'Limite M-Pesa atteinte',
      message: 'Rien n’a été débité. Votre limite M-Pesa ne permet pas ce montant aujourd’hui.',
    },
    busy: {
      heading: 'M-Pesa est occupé',
      message: 'Rien n’a été débité. Attendez deux minutes, puis réessayez.',
    },
    session_open: {
      heading: 'M-Pesa est ouvert sur votre téléphone',
      message: 'Rien n’a été débité. Fermez l’autre menu M-Pesa, attendez une minute, réessayez.',
    },
    expired: {
      heading: 'Le temps est écoulé',
      message: 'Aucun PIN à temps et rien n’a été débité. Vous pouvez réessayer.',
    },
    not_prompted: {
      heading: 'La demande n’est pas arrivée',
      message: 'Rien n’a été débité. Veuillez réessayer.',
    },
    unreachable: {
      heading: 'Votre téléphone est injoignable',
      message: 'Rien n’a été débité. Vérifiez qu’il est allumé et capte, puis réessayez.',
    },
    operator_fault: {
      heading: 'Nous ne pouvons pas prendre M-Pesa',
      message: 'Rien n’a été débité. La faute est à nous : dites-le, ou utilisez un coupon.',
    },
    rejected: {
      heading: 'M-Pesa a refusé la demande',
      message: 'Rien n’a été débité. Vérifiez le numéro et réessayez.',
    },
    no_answer: {
      heading: 'M-Pesa n’a pas répondu',
      message: 'Réessayez dans une minute. Si l’argent est parti, ouvrez « J’ai payé ».',
    },
    other: {
      heading: 'Le paiement n’a pas abouti',
      message: 'M-Pesa a refusé ce paiement. Vous pouvez réessayer.',
    },
  },
  steps: [
    'Regardez le téléphone {phone}.',
    'Vérifiez le montant : {price}.',
    'Tapez votre PIN M-Pesa et envoyez.',
    'Revenez ici. Votre code apparaît tout seul.',
  ],
  countdown: 'La demande reste ouverte environ {seconds} secondes.',
  countdownDone: 'Nous attendons toujours la réponse de M-Pesa…',
  check: 'Vérifier maintenant',
  retry: 'Renvoyer la demande',
  retryNote: 'Elle va au même numéro.',
  retryUnknownNote: 'Seulement si aucune demande n’est venue et si vous n’avez tapé aucun PIN.',
  retryWait: 'Vous pourrez réessayer dans {seconds} secondes.',
  retryReady: 'Vous pouvez réessayer maintenant.',
  otherNumber: 'Utiliser un autre numéro',
  otherPlan: 'Choisir un autre forfait',
  useVoucher: 'Utiliser un coupon',
  claim: 'J’ai payé',
};
