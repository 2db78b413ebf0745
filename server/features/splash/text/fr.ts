import { frJourneys } from './fr-journeys.ts';
import { frPurchase } from './fr-purchase.ts';
import type { SplashText } from './types.ts';

export const fr: SplashText = {
  common: {
    skipToContent: 'Aller au contenu',
    navigation: 'Pages',
    language: 'Langue',
    simulated: 'Démonstration : aucun argent réel ne circule et aucun SMS n’est envoyé.',
    busy: 'Un instant…',
    offlineTitle: 'Pas de connexion',
    offlineMessage:
      'Vérifiez que votre téléphone est encore sur ce Wi-Fi. Nous réessayons ; rien n’est perdu.',
  },
  navigation: {
    plans: 'Acheter',
    voucher: 'Coupon',
    left: 'Mon solde',
    claim: 'J’ai payé',
    help: 'Aide',
  },
  fields: {
    phone: { label: 'Numéro de téléphone M-Pesa', hint: 'Par exemple 0712 345 678' },
    code: {
      label: 'Code du coupon',
      hint: '10 lettres et chiffres. Majuscules et tirets sans importance.',
    },
    receipt: {
      label: 'Code ou message M-Pesa',
      hint: 'Les 10 caractères au début du message, ou collez tout le message.',
    },
    payerPhone: { label: 'Numéro qui a payé', hint: 'Par exemple 0712 345 678' },
  },
  facts: {
    plan: 'Forfait',
    price: 'Prix',
    phone: 'Téléphone',
    reference: 'Référence',
    speed: 'Débit',
    devices: 'Appareils',
    until: 'Valable jusqu’au',
    code: 'Code',
    unlimited: 'Illimité',
  },
  offer: {
    ends: 'Fin : {moment}',
    download: '{data} en réception',
    upload: '{data} en envoi',
    hours: 'À certaines heures',
    fairUse: 'Plus lent après {data}',
    unlimitedTime: 'Temps illimité',
    unlimitedData: 'Données illimitées',
    valid: 'À utiliser en {duration}',
    speed: 'Jusqu’à {speed} Mbit/s',
    devices: '{count} appareils',
  },
  plans: {
    heading: 'Choisissez votre internet',
    intro: 'Payez par M-Pesa et soyez en ligne en une minute.',
    empty: 'Rien n’est en vente pour le moment. Si vous avez un coupon, entrez-le ci-dessous.',
    voucherHeading: 'Vous avez un coupon ?',
    voucherSubmit: 'Utiliser le coupon',
    bestValue: 'Le plus avantageux',
  },
  phone: {
    heading: 'Payer par M-Pesa',
    submit: 'Payer {price}',
    steps: [
      'Nous envoyons une demande de paiement à ce numéro.',
      'Entrez votre PIN M-Pesa sur ce téléphone.',
      'Votre code apparaît ici et arrive par SMS.',
    ],
    back: 'Choisir un autre forfait',
  },
  purchase: frPurchase,
  journeys: frJourneys,
  connect: {
    heading: 'Votre coupon est bon',
    message: 'Appuyez sur Se connecter pour aller en ligne.',
    noRouter: 'Pour aller en ligne, rejoignez le Wi-Fi et ouvrez une page. Entrez ensuite ce code.',
    codeLabel: 'Votre code',
    codeNote: 'Gardez ce code : il vous reconnecte tant qu’il reste quelque chose.',
    paidCodeNote: 'Nous vous l’envoyons aussi par SMS. Gardez-le : il vous reconnecte.',
    submit: 'Se connecter',
    note: 'Connexion en cours. Si rien ne se passe, appuyez sur Se connecter.',
    print: 'Imprimer',
  },
  voucher: {
    heading: 'Entrez votre coupon',
    intro: 'Tapez le code de votre coupon ou de notre SMS.',
    submit: 'Utiliser le coupon',
  },
  left: {
    heading: 'Mon solde',
    online: 'Cet appareil est en ligne.',
    offline: 'Cet appareil n’est pas en ligne.',
    nothing: 'Aucun coupon sur cet appareil. Si vous avez un code, entrez-le pour voir le solde.',
    statuses: {
      unused: 'Votre coupon n’a pas encore servi.',
      active: 'Votre coupon est en cours.',
      used: 'Votre coupon est épuisé.',
      expired: 'Votre coupon a expiré.',
      revoked: 'Votre coupon a été annulé. Demandez au propriétaire.',
    },
    time: 'Temps restant',
    data: 'Données restantes',
    leftOf: '{left} sur {total}',
    buy: 'Acheter encore',
    refresh: 'Actualiser',
  },
  claim: {
    heading: 'J’ai payé',
    intro:
      'Si l’argent est parti sans qu’un code arrive, donnez-nous le code M-Pesa. Nous cherchons.',
    submit: 'Trouver mon paiement',
  },
  help: {
    heading: 'Aide',
    questions: [
      {
        question: 'Comment payer ?',
        answer:
          'Choisissez un forfait, donnez votre numéro M-Pesa et tapez votre PIN au téléphone.',
      },
      {
        question: 'J’ai payé et aucun code n’est venu.',
        answer: 'Attendez une minute, ouvrez « J’ai payé » et entrez le code du message M-Pesa.',
      },
      {
        question: 'J’ai été coupé. Dois-je repayer ?',
        answer: 'Non. Entrez le même code ; il marche jusqu’à la fin du temps ou des données.',
      },
      {
        question: 'Mon PIN est-il en sécurité ?',
        answer: 'Oui. Vous ne le tapez que dans la demande M-Pesa, jamais sur cette page.',
      },
    ],
    contact: 'Toujours bloqué ? Demandez au comptoir.',
    contactPhone: 'Toujours bloqué ? Appelez le {phone}.',
  },
  terms: {
    heading: 'Conditions',
    consent: 'En continuant, vous acceptez nos conditions.',
    none: 'Il n’y a pas de conditions particulières ici.',
  },
  trouble: {
    heading: 'Le Wi-Fi ne vous laisse pas entrer',
    steps:
      'Votre code et votre argent sont en sécurité. Coupez puis rallumez le Wi-Fi de votre téléphone et rouvrez cette page.',
    reference: 'Donnez cette référence : {reference}',
  },
  missing: {
    purchase: {
      heading: 'Achat introuvable',
      message: 'Nous ne connaissons pas cet achat. Si l’argent est parti, ouvrez « J’ai payé ».',
    },
    fault: {
      heading: 'Une erreur chez nous',
      message: 'La faute est à nous et votre argent est en sécurité. Réessayez dans une minute.',
    },
  },
  errorTitle: 'Cela n’a pas marché',
  errors: {
    provider_unknown: 'Ce moyen de paiement n’est plus proposé ici.',
    gift_phone_invalid:
      'Nous ne pouvons pas envoyer de SMS à ce numéro. Écrivez 0712 345 678, ou laissez vide.',
    count_invalid: 'Choisissez de 2 à 10 appareils.',
    coupon_refused: 'Ce coupon ne vaut pas pour cette offre, ou n’est plus valable.',
    credit_unproven: 'Aucun crédit pour ce message et ce numéro, ou il est inférieur au prix.',
    top_up_refused:
      'Cette offre ne peut pas s’ajouter à votre code. Choisissez la même qu’avant, ou achetez un nouveau code.',
    device_unknown: 'Rejoignez d’abord le Wi-Fi, puis rouvrez cette page.',
    trial_off: 'Il n’y a pas d’essai gratuit ici en ce moment.',
    trial_used: 'Ce téléphone ou ce numéro a déjà eu son essai gratuit.',
    code_paused: 'Ce code est en pause. Touchez « Continuer maintenant ».',
    code_elsewhere: 'Ce code est pour un autre lieu.',
    code_closed: 'Ce code ne marche pas à cette heure. Revenez à ses heures.',
    pause_refused: 'Ce code ne peut pas être mis en pause maintenant.',
    too_many_resends: 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
    tv_code_unknown: 'Nous ne connaissons pas ce code. Regardez la télé : il a peut-être changé.',
    plan_elsewhere: 'Ce forfait n’est pas vendu ici. Choisissez-en un autre.',
    plan_unknown: 'Ce forfait n’est plus en vente. Choisissez-en un autre.',
    phone_invalid: 'Ce n’est pas un numéro Safaricom utilisable. Écrivez-le ainsi : 0712 345 678.',
    too_many_prompts: 'Trop de demandes de paiement. Attendez quelques minutes, puis réessayez.',
    purchase_pending: 'Une demande est déjà en route vers ce numéro. Regardez ce téléphone.',
    phone_blocked: 'Ce numéro ne peut pas acheter ici pour le moment. Demandez au comptoir.',
    provider_down: 'M-Pesa est injoignable. Rien n’a été débité. Réessayez ou utilisez un coupon.',
    code_invalid: 'Ce code contient une faute de frappe. Comparez-le avec votre coupon.',
    code_unknown: 'Nous ne connaissons pas ce code. Comparez-le avec votre coupon.',
    code_used: 'Ce coupon est épuisé.',
    code_expired: 'Ce coupon a expiré.',
    code_revoked: 'Ce coupon a été annulé. Demandez au propriétaire.',
    device_limit:
      'Ce coupon est utilisé sur un autre appareil. Déconnectez-le d’abord, puis réessayez.',
    too_many_claims: 'Trop d’essais. Attendez dix minutes ou demandez au propriétaire.',
    too_many_guesses: 'Trop de codes faux. Attendez quelques minutes, puis réessayez.',
    receipt_unknown: 'Nous n’avons pas encore trouvé ce paiement. Réessayez dans une minute.',
    receipt_invalid: 'Ce n’est pas un code M-Pesa. Il a 10 caractères, par exemple SJ12ABC3DE.',
    retry_too_early: 'Une demande vient de partir. Attendez un moment avant la suivante.',
  },
  router: {
    already_online: {
      heading: 'Ce code est déjà en ligne',
      message: 'Il sert sur un autre appareil. Déconnectez-le, ou réessayez dans deux minutes.',
    },
    not_accepted: {
      heading: 'Le code n’a pas été accepté',
      message: 'Comparez-le avec votre coupon ou notre SMS et entrez-le encore.',
    },
    used_up: {
      heading: 'Ce coupon est fini',
      message: 'Le temps ou les données sont épuisés, ou il a expiré. Achetez-en un nouveau ici.',
    },
    no_answer: {
      heading: 'Le Wi-Fi est occupé',
      message: 'Le routeur n’a pas eu de réponse à temps. Attendez un peu et entrez votre code.',
    },
    other: {
      heading: 'Vous n’êtes pas encore connecté',
      message: 'Le routeur ne vous a pas laissé entrer. Entrez votre code ou demandez de l’aide.',
    },
  },
};
