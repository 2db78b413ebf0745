import type { TrustStep } from './router-trust.ts';

export interface NamedRouter {
  name: string;
  address: string;
  kind: string;
  coaPort: number;
}

interface Words {
  sentence: string;
  mend: string;
}

/** What a technician is told of the step to mend first: the finding, and what to do about it. */
export function trustWords(router: NamedRouter, { finding }: TrustStep): Words {
  const { name, address, coaPort } = router;
  const isMikrotik = router.kind === 'mikrotik';
  const incoming = isMikrotik
    ? `On the router: /radius incoming set accept=yes port=${coaPort}`
    : `Switch CoA (RFC 5176) on in the router, port ${coaPort}`;
  const compare = isMikrotik
    ? 'Compare the secret: /radius print on the router; paste the script again if in doubt'
    : 'Compare the secret on the router with the one given here';
  const words: Partial<Record<TrustStep['finding'], Words>> = {
    never_heard: {
      sentence: `${name} has never asked.`,
      mend: `Check address ${address}, secret and firewall on the router; npx mlango router knocks shows addresses that ask in vain.`,
    },
    silent: {
      sentence: `${name} is silent.`,
      mend:
        router.kind === 'gateway'
          ? 'On the box: systemctl restart mlango-gateway.'
          : 'Check its power and cable.',
    },
    wrong_secret: {
      sentence: `${name} asks, but with another secret.`,
      mend: `${compare}.`,
    },
    unbelieved: {
      sentence: `${name} asks, but does not act on the answers: its secret differs, or accounting is off.`,
      mend: `${compare}, and switch accounting on.`,
    },
    unsigned: {
      sentence: `${name} does not sign its requests (Message-Authenticator).`,
      mend: isMikrotik
        ? 'Update RouterOS to 7.15 or later, then: /radius set [find] require-message-auth=yes-for-request-resp'
        : 'Switch Message-Authenticator on in the router, or update it; until then keep it on a cable that only you can reach.',
    },
    no_accounting: {
      sentence: `${name} lets customers in, but does not report what they use.`,
      mend: isMikrotik
        ? 'On the router: /ip hotspot profile set [find] radius-accounting=yes'
        : 'Switch RADIUS accounting on in the router, with the port and the secret of this box.',
    },
    coa_disobeyed: {
      sentence: `${name} does not end sessions when told to.`,
      mend: `${incoming}; let UDP port ${coaPort} through its firewall and compare the secret.`,
    },
    coa_silent: {
      sentence: `${name} does not answer on port ${coaPort}, so the box cannot end a session: incoming requests are off, a firewall is in the way, or its secret differs.`,
      mend: `${incoming}; let UDP port ${coaPort} through its firewall.`,
    },
    coa_forged: {
      sentence: `${name} answers on port ${coaPort} with another secret.`,
      mend: `${compare}.`,
    },
    coa_refused: {
      sentence: `${name} answers on port ${coaPort}, but refuses to end sessions.`,
      mend: `${incoming}, and allow Disconnect-Requests from this box.`,
    },
  };
  return words[finding] ?? { sentence: `${name} works.`, mend: '' };
}
