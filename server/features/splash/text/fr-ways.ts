import type { WaysText } from './ways.ts';

export const frWays: WaysText = {
  gift: {
    label: 'Numéro qui reçoit le code',
    hint: 'Par SMS. Laissez vide pour l’envoyer au numéro qui paie.',
  },
  several: {
    link: 'Pour plusieurs appareils',
    heading: 'Pour plusieurs appareils',
    steps: [
      'Vous payez le prix une fois par appareil.',
      'Tous les appareils utilisent le même code.',
      'Ils se partagent le temps et les données.',
    ],
    field: { label: 'Combien d’appareils', hint: 'De 2 à 10' },
  },
  coupon: {
    link: 'J’ai un coupon',
    heading: 'Payer moins avec un coupon',
    steps: [
      'Nous déduisons le coupon du prix.',
      'Votre téléphone montre le prix réduit avant le code PIN.',
    ],
    field: { label: 'Coupon', hint: 'Tel que le propriétaire l’a écrit.' },
    before: 'Sans le coupon',
  },
  credit: {
    link: 'Utiliser mon crédit',
    heading: 'Utiliser votre crédit',
    steps: [
      'Le crédit est votre argent que nous gardons, par exemple quand vous avez trop payé.',
      'Tout message M-Pesa d’un paiement ici montre que le numéro est à vous.',
    ],
    submit: 'Utiliser mon crédit',
  },
  topUp: {
    link: 'Recharger mon code',
    heading: 'Recharger votre code',
    intro: 'Votre achat s’ajoute au code que vous avez. Choisissez la même offre qu’avant.',
    steps: [
      'Nous envoyons une demande de paiement à ce numéro.',
      'Votre code continue, rien à taper.',
    ],
    onto: 'L’achat s’ajoute au code {code} de cet appareil.',
    paid: 'C’est ajouté à votre code {code}. Vous pouvez continuer.',
    label: 'Ajouté à',
  },
  trial: {
    link: 'Essai gratuit',
    heading: 'Essai gratuit',
    intro: 'Une fois par téléphone. Tapez votre numéro : le code arrive par SMS.',
    submit: 'Envoyez-moi le code',
    done: { heading: 'Regardez vos SMS', message: 'Votre code gratuit est en route.' },
  },
  trust: {
    heading: 'M-Pesa est injoignable',
    message:
      'Voici {minutes} minutes en attendant. Votre code arrive par SMS dès que M-Pesa répond.',
  },
  story: {
    heading: 'Ce qui s’est passé',
    asked: 'Demande envoyée au téléphone',
    money: 'Argent reçu',
    code: 'Code créé',
    sms: 'Code envoyé par SMS',
    sent_back: 'Argent rendu',
  },
};
