import { describe, expect, it } from 'vitest';
import { Knocks } from './knocks.ts';
import {
  type RouterContact,
  type RouterFacts,
  type TrustStep,
  trustOf,
  worstOf,
} from './router-trust.ts';
import { trustWords } from './router-trust-words.ts';

const NOW_MS = 10 * 3_600_000;
const MINUTE_MS = 60_000;
const ago = (minutes: number) => NOW_MS - minutes * MINUTE_MS;

function contact(change: Partial<RouterContact> = {}): RouterContact {
  return {
    ...{ routerId: 'r', accepts: 0, rejects: 0, reports: 0, forgeries: 0, unstarted: 0 },
    ...{ restarts: 0, lastRestartAtMs: null },
    ...{ lastAcceptAtMs: null, lastStartAtMs: null, lastReportAtMs: null, lastForgeryAtMs: null },
    lastSplashAtMs: null,
    ...{ probe: null, probedAtMs: null, roundTripMs: null },
    ...change,
  };
}

function facts(change: Partial<RouterFacts> = {}): RouterFacts {
  return {
    ...{ speaksRadius: true, isNetwork: false, signs: false, lastSeenAtMs: null },
    ...{ disobeyedAtMs: null, contact: null },
    ...change,
  };
}

const findings = (of: RouterFacts) => trustOf(of, NOW_MS).map(({ finding }) => finding);
const working = contact({
  ...{ accepts: 10, reports: 30, lastAcceptAtMs: ago(2), lastReportAtMs: ago(1) },
  ...{ probe: 'proven', probedAtMs: ago(30), roundTripMs: 3 },
  ...{ lastSplashAtMs: ago(9), lastStartAtMs: ago(8) },
});
const AWAITED = ['splash_awaited', 'customer_awaited'] as const;
const COME = ['splash_seen', 'customer_seen'] as const;

describe('what can be believed of a router', () => {
  const cases: [string, RouterFacts, TrustStep['finding'][]][] = [
    [
      'was never heard',
      facts(),
      [
        'never_heard',
        'secret_unproven',
        'signing_unknown',
        'accounting_unknown',
        'coa_untried',
        ...AWAITED,
      ],
    ],
    [
      'works',
      facts({ signs: true, lastSeenAtMs: ago(1), contact: working }),
      ['heard', 'secret_fits', 'signed', 'accounting', 'coa_proven', ...COME],
    ],
    [
      'was switched off',
      facts({ signs: true, lastSeenAtMs: ago(16), contact: working }),
      ['silent', 'secret_fits', 'signed', 'accounting', 'coa_proven', ...COME],
    ],
    [
      'signs with another secret',
      facts({ contact: contact({ forgeries: 3, lastForgeryAtMs: ago(1) }) }),
      ['heard', 'wrong_secret', 'signing_unknown', 'accounting_unknown', 'coa_untried', ...AWAITED],
    ],
    [
      'had its secret changed',
      facts({
        ...{ signs: true, lastSeenAtMs: ago(5) },
        contact: { ...working, forgeries: 1, lastForgeryAtMs: ago(0) },
      }),
      ['heard', 'wrong_secret', 'signed', 'accounting', 'coa_proven', ...COME],
    ],
    [
      'has had its secret mended',
      facts({
        ...{ signs: true, lastSeenAtMs: ago(1) },
        contact: { ...working, forgeries: 9, lastForgeryAtMs: ago(20) },
      }),
      ['heard', 'secret_fits', 'signed', 'accounting', 'coa_proven', ...COME],
    ],
    [
      'asks by CHAP under another secret: it is accepted and never starts',
      facts({
        lastSeenAtMs: ago(1),
        contact: contact({ accepts: 5, unstarted: 5, lastAcceptAtMs: ago(1) }),
      }),
      ['heard', 'unbelieved', 'unsigned', 'no_accounting', 'coa_untried', ...AWAITED],
    ],
    [
      'has let somebody in just now',
      facts({
        ...{ signs: true, lastSeenAtMs: ago(1) },
        contact: contact({ accepts: 1, unstarted: 1, lastAcceptAtMs: ago(1) }),
      }),
      ['heard', 'secret_fits', 'signed', 'accounting_unknown', 'coa_untried', ...AWAITED],
    ],
    [
      'does not report',
      facts({
        ...{ signs: true, lastSeenAtMs: ago(1) },
        contact: contact({ accepts: 1, unstarted: 1, lastAcceptAtMs: ago(5) }),
      }),
      ['heard', 'secret_fits', 'signed', 'no_accounting', 'coa_untried', ...AWAITED],
    ],
    [
      'does not end sessions',
      facts({ signs: true, lastSeenAtMs: ago(1), contact: working, disobeyedAtMs: ago(9) }),
      ['heard', 'secret_fits', 'signed', 'accounting', 'coa_disobeyed', ...COME],
    ],
    [
      'is told by its controller',
      facts({ speaksRadius: false, lastSeenAtMs: ago(1) }),
      ['heard', 'splash_awaited'],
    ],
  ];
  it.each(cases)('of one that %s', (_name, of, expected) => {
    expect(findings(of)).toEqual(expected);
  });

  it.each(['silent', 'forged', 'refused'] as const)('is red when the probe was %s', (probe) => {
    const steps = trustOf(facts({ contact: { ...working, probe } }), NOW_MS);
    expect(steps.find(({ step }) => step === 'coa')).toEqual({
      step: 'coa',
      status: 'red',
      finding: `coa_${probe}`,
    });
  });

  it('is said of a network only as far as it can be told', () => {
    expect(findings(facts({ isNetwork: true }))).toContain('coa_network');
  });

  it('is mended in order: red first, then amber, nothing when all is green', () => {
    const red = trustOf(facts({ lastSeenAtMs: ago(20), disobeyedAtMs: ago(1) }), NOW_MS);
    expect(worstOf(red)?.finding).toBe('coa_disobeyed');
    expect(worstOf(trustOf(facts(), NOW_MS))?.finding).toBe('never_heard');
    const good = facts({ signs: true, lastSeenAtMs: ago(1), contact: working });
    expect(worstOf(trustOf(good, NOW_MS))).toBeNull();
  });

  it('is said in words with a step to mend it, for every red and amber finding', () => {
    const router = { name: 'Shop', address: '10.0.0.1', coaPort: 3799 };
    for (const kind of ['mikrotik', 'generic']) {
      for (const [, of] of cases) {
        const worst = worstOf(trustOf(of, NOW_MS));
        if (!worst) continue;
        const { sentence, mend } = trustWords({ ...router, kind }, worst);
        expect(sentence).toMatch(/^Shop .+\.$/);
        expect(mend).not.toBe('');
      }
    }
  });
});

describe('unknown addresses that knock', () => {
  it('are told once each and counted', () => {
    const knocks = new Knocks();
    expect([knocks.note('10.0.0.7', 1), knocks.note('10.0.0.7', 5)]).toEqual([true, false]);
    expect(knocks.list(() => false)).toEqual([
      { address: '10.0.0.7', packets: 2, firstAtMs: 1, lastAtMs: 5 },
    ]);
  });

  it('are forgotten from the oldest when a forger makes up thousands', () => {
    const knocks = new Knocks();
    for (let n = 0; n < 10_000; n += 1) {
      knocks.note(`10.1.${n >> 8}.${n & 255}`, n);
      knocks.note('10.0.0.7', n);
    }
    const list = knocks.list(() => false);
    expect(list).toHaveLength(50);
    expect(list[0]).toMatchObject({ address: '10.0.0.7', packets: 10_000 });
  });

  it('leave the list when they have become routers', () => {
    const knocks = new Knocks();
    knocks.note('10.0.0.7', 1);
    expect(knocks.list((address) => address === '10.0.0.7')).toEqual([]);
    expect(knocks.list(() => false)).toEqual([]);
  });
});
