import { frWays } from './fr-ways.ts';
import type { SplashText } from './types.ts';

export const frJourneys: SplashText['journeys'] = {
  ways: frWays,
  other: {
    link: 'Acheter pour un autre téléphone',
    heading: 'Pour un autre téléphone',
    steps: [
      'Nous envoyons la demande de paiement au numéro ci-dessus.',
      'Le code s’affiche ici. Tapez-le sur l’autre téléphone.',
    ],
    paid: 'Tapez ce code sur l’autre téléphone. Celui-ci n’est pas connecté.',
  },
  lost: {
    link: 'J’ai perdu mon code',
    heading: 'Code perdu ?',
    intro: 'Tapez le numéro qui a payé. S’il a un code encore valable, nous l’y envoyons par SMS.',
    submit: 'Renvoyer',
    done: {
      heading: 'Regardez vos SMS',
      message:
        'Si ce numéro a un code encore valable, il est en route. Cela peut prendre une minute.',
    },
  },
  history: {
    link: 'Mes achats ici',
    heading: 'Achats sur cet appareil',
    none: 'Nous ne connaissons aucun achat sur cet appareil.',
    states: {
      open: 'Pas terminé',
      paid: 'Payé',
      failed: 'Non payé',
      suspense: 'Chez le propriétaire',
      reversed: 'Remboursé',
    },
  },
  logout: {
    submit: 'Se déconnecter',
    done: {
      heading: 'Vous êtes déconnecté',
      message: 'Ce qui reste sur votre code est à vous. Tapez le code pour revenir.',
    },
    unknown: {
      heading: 'Déconnexion impossible',
      message:
        'Coupez le Wi-Fi puis rallumez-le. Après quelques minutes le routeur vous déconnecte.',
    },
    atRouter: 'Se déconnecter au routeur',
  },
  tv: {
    link: 'Ceci est une télé ou une console',
    heading: 'Connecter cette télé',
    steps: [
      'Sur votre téléphone, ouvrez cette page Wi-Fi et choisissez « Connecter une télé ».',
      'Tapez-y le code ci-dessous et votre bon.',
      'Cet écran se connecte tout seul.',
    ],
    codeLabel: 'Code de cette télé',
    codeNote: 'Il est valable 10 minutes.',
    check: 'Vérifier',
    new: 'Nouveau code',
  },
  pair: {
    link: 'Connecter une télé',
    heading: 'Connecter une télé ou une console',
    intro:
      'La télé montre un code de 6 signes. Tapez-le ici avec votre bon. La télé compte pour un appareil.',
    submit: 'Connecter la télé',
    done: {
      heading: 'La télé se connecte',
      message: 'Regardez la télé : elle est en ligne dans quelques secondes.',
    },
    field: {
      label: 'Code affiché sur la télé',
      hint: '6 lettres et chiffres.',
    },
  },
  byHand: {
    heading: 'Payer à la main',
    paybill: [
      'M-Pesa → Lipa na M-Pesa → Pay Bill.',
      'Numéro d’entreprise : {number}. Compte : {reference}.',
      'Montant : {price}.',
    ],
    till: [
      'M-Pesa → Lipa na M-Pesa → Buy Goods.',
      'Numéro de caisse : {number}.',
      'Montant : {price}, depuis le numéro ci-dessus.',
    ],
    note: 'Votre code arrive ici et par SMS en quelques minutes.',
  },
  now: {
    slowed: 'Plus lent : usage équitable atteint',
    closes: 'Jusqu’à {moment}',
    opens: 'De nouveau à partir de {moment}',
    paused: 'En pause jusqu’à {moment}',
    label: 'Maintenant',
  },
  own: {
    pause: 'Mettre en pause',
    pauseNote: 'Votre appareil se déconnecte. Tapez le code pour continuer.',
    paused: {
      heading: 'En pause',
      message: 'Rien ne s’écoule, mais une fin fixe ne bouge pas. Tapez le code pour continuer.',
    },
    resume: 'Continuer maintenant',
    replace: 'L’utiliser ici, déconnecter mon plus ancien appareil',
  },
};
