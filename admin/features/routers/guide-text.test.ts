import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../text/index.ts';
import { GUIDES, type GuidedKind } from './guide-text.ts';
import { hasScript, ROUTER_KINDS } from './kinds.ts';

const VALUES = {
  ...{ boxAddress: '10.0.0.2', authPort: 11812, acctPort: 11813, coaPort: 13799 },
  portalUrl: 'http://10.0.0.2:8080/',
};
const kinds = Object.keys(GUIDES.en) as GuidedKind[];

describe('how a router is connected that takes no script', () => {
  it('is told of every kind that has none', () => {
    expect([...kinds].sort()).toEqual(ROUTER_KINDS.filter((kind) => !hasScript(kind)).sort());
  });

  it.each(kinds)('of %s names what this box has, in as many steps in every language', (kind) => {
    const told = LANGUAGES.map((language) => GUIDES[language][kind](VALUES));
    expect(new Set(told.map((steps) => steps.length)).size).toBe(1);
    for (const steps of told) {
      const text = steps.join('\n');
      expect(text).toContain('10.0.0.2');
      if (kind === 'unifi') continue;
      // Aruba wants the splash as host, port and path.
      if (kind !== 'aruba') expect(text).toContain('http://10.0.0.2:8080/');
      expect(text).toContain('11812');
      expect(text).toContain('11813');
    }
  });

  it('warns that UniFi knows no port but 80, unless the splash is there', () => {
    const stepsAt = (portalUrl: string) => GUIDES.en.unifi({ ...VALUES, portalUrl }).join('\n');
    expect(stepsAt('http://10.0.0.2:8080/')).toContain('port 80');
    expect(stepsAt('http://10.0.0.2/')).not.toContain('port 80');
  });
});
