import type { RouterFinding, RouterTrustStep } from '../../server/contract/admin.ts';

/** English: what can be believed of a router, and the step that mends it. */
export const trust = {
  title: 'Checklist',
  intro: 'From top to bottom; mend the first that is not green.',
  statuses: { green: 'Good', amber: 'Look', red: 'Mend', grey: 'Not yet' } satisfies Record<
    RouterTrustStep['status'],
    string
  >,
  steps: {
    heard: 'The router asks the box',
    secret: 'The shared secret is the same',
    signed: 'Requests are signed',
    accounting: 'It reports what customers use',
    coa: 'The box can end sessions',
    splash: 'It sends phones to the splash',
    customer: 'The first customer is online',
  } satisfies Record<RouterTrustStep['step'], string>,
  findings: {
    never_heard:
      'Nothing has come from this address. Connect it as told below; check address and cable.',
    silent: 'It is silent. Check its power and cable.',
    heard: 'It asks.',
    wrong_secret:
      'It signs with another secret. Enter the same secret on both, or connect it again as told below.',
    unbelieved:
      'It asks, but does not act on the answers: the secret differs, or accounting is off. Connect it again as told below.',
    secret_fits: 'Proven by signed packets.',
    secret_unproven: 'Known after the first login.',
    signed: 'Every request carries a Message-Authenticator.',
    unsigned:
      'Requests carry no Message-Authenticator. Update the router (RouterOS 7.15 or later) and connect it again as told below.',
    signing_unknown: 'Known after the first login.',
    accounting: 'Use is reported and counted.',
    no_accounting:
      'Customers get in, but their use is not reported. Switch RADIUS accounting on, or connect it again as told below.',
    accounting_unknown: 'Known after the first customer is online.',
    coa_disobeyed:
      'It did not end a session when told to. Switch incoming RADIUS (CoA) on and let its port through the firewall.',
    coa_proven: 'Proven by a harmless question.',
    coa_silent:
      'It does not answer: incoming RADIUS (CoA) is off, or a firewall is in the way. Connect it again as told below.',
    coa_forged: 'It answers with another secret. Enter the same secret on both.',
    coa_refused: 'It answers, but refuses. Allow orders (CoA) from this box.',
    coa_network: 'A network of routers cannot be asked. Add each by its own address.',
    coa_untried: 'Tried by itself soon after the first login.',
    splash_seen: 'A phone has come from it.',
    splash_awaited:
      'No phone has come yet. Join its Wi-Fi with yours; if the splash does not open, connect it again as told below.',
    customer_seen: 'A session has started.',
    customer_awaited: 'Buy or type a code on your own phone: the first customer is you.',
  } satisfies Record<RouterFinding, string>,
  test: 'Test now',
  tested: 'Tested: see the checklist.',
  answers: 'Logins let in / refused',
  reports: 'Reports of use',
  forgeries: 'Packets not believed',
  restarts: 'Has restarted',
  restarted: (count: number, ago: string) =>
    count === 1 ? `once, ${ago}` : `${count} times, the last time ${ago}`,
  roundTrip: 'Answers in',
  milliseconds: (ms: number) => `${ms} ms`,
  scan: 'Look for MikroTiks',
  scanHint: 'Asks the network that the box stands in; MikroTiks answer with their name.',
  scanNone:
    'None has answered. It must be on the same network as the box, with neighbour discovery on; else type its address.',
  scanTake: 'Take this one',
  scanAdded: (name: string) => `Added already as ${name}`,
  knocksTitle: 'Unknown routers ask',
  knocks: 'These addresses ask for RADIUS and nobody has added them. Add only what is yours.',
  knock: (packets: number, ago: string) => `${packets} packets, last ${ago}`,
  addIt: 'Add it',
};
