/** English: a second box that can take the place of the first. */
export const standby = {
  standby: {
    title: 'Second box',
    link: 'Second box',
    banner: {
      standby: 'This box follows another one and sells nothing.',
      replaced: 'Another box has taken over. This one sells nothing.',
      waiting: 'This box waits to hear from the other one before it sells.',
    },
    alone: 'This box is alone',
    aloneWhy:
      'If it breaks, selling stops until a copy is put on another box. With a second box of the same kind beside it, that one goes on after a press of a button.',
    pairTitle: 'Let another box follow this one',
    pairHow: 'Make a code here, then type it on the other box under Settings, Second box.',
    makeCode: 'Make the code',
    code: 'Type this on the other box:',
    address: (url: string) => `with this address: ${url}`,
    followTitle: 'Let this box follow another one',
    followWhy:
      'It stops selling, and what it knows now is replaced when it takes over. For a new, empty box.',
    url: 'Address of the first box',
    pairingCode: 'Pairing code',
    follow: 'Follow it',
    word: 'STOP SELLING',
    first: 'This box is the first',
    nobody: 'No box follows it yet.',
    follows: (ago: string, url: string) => `The second box (${url}) had everything: ${ago}.`,
    fetching: (percent: number) =>
      `The second box fetches everything for the first time: ${percent} %`,
    behind: (size: string) => `${size} are still on the way.`,
    follower: 'This box follows',
    of: (url: string) => `The first box: ${url}`,
    had: (ago: string) => `Everything is here; asked: ${ago}.`,
    notYet: 'Not everything is here yet.',
    problem: (reason: string) => `The first box does not answer (${reason}). The last copy stays.`,
    takeOver: 'Take over',
    takeOverWhy:
      'This box begins to sell and the first one stops. While the first one answers, nothing is lost. Point the routers and the Wi-Fi page to this box, or give it the address of the first.',
    forced: 'The first box is dead: take over all the same',
    forcedWhy:
      'Take the power of the first box away before you go on. What it sold in the seconds since the last copy is not here: its payments are found in the M-Pesa statement and wait under Payments.',
    takeOverWord: 'TAKE OVER',
    replaced: 'This box was replaced',
    replacedWhy:
      'The other box sells now. Let this one follow it, so that it can take over in its turn.',
    again: 'Sell here again',
    againWhy:
      'Only when the other box sells no longer: otherwise the same vouchers are used on both, and their books part for good.',
    againWord: 'SELL HERE',
    waiting: 'This box waits',
    waitingWhy:
      'It was followed before it went off, so the other box may have taken over. It asks every two seconds and opens by itself as soon as the other one says that it did not.',
    sellAlone: 'The other box is broken: sell here',
    end: 'End the pair',
    endWhy: 'The other box then follows no longer.',
    endWord: 'END',
    type: (word: string) => `Type ${word}`,
    typeWrong: (word: string) => `Type ${word} to go on.`,
    started: 'The box starts anew. This page comes back in a moment.',
  },
};
