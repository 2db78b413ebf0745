import { describe, expect, it } from 'vitest';
import type { Attribute } from '../attributes.ts';
import { attributeName } from '../dictionary.ts';
import {
  type LiveChange,
  NAS_KINDS,
  type NasKind,
  type NasSession,
  type SessionLimits,
} from './driver.ts';
import { nasDriver } from './index.ts';

const GIB = 2 ** 30;
const LIMITS: SessionLimits = {
  sessionTimeoutSeconds: 3_600,
  idleTimeoutSeconds: 600,
  interimIntervalSeconds: 300,
  downBps: 5_000_000,
  upBps: 2_000_000,
  remainingBytes: 5 * GIB,
  devices: 2,
  classValue: Buffer.from('grant'),
};
const UNLIMITED: SessionLimits = {
  ...LIMITS,
  sessionTimeoutSeconds: null,
  idleTimeoutSeconds: null,
  downBps: null,
  upBps: null,
  remainingBytes: null,
};
const SPEED: ReadonlySet<LiveChange> = new Set(['speed']);
const SESSION: NasSession = {
  userName: 'ABCD1234',
  acctSessionId: '80000001',
  framedIp: '10.5.50.7',
  mac: 'AA:BB:CC:00:11:22',
};
const TEXTS = ['Mikrotik-Rate-Limit', 'Mikrotik-Group', 'Aruba-User-Role', 'Ruckus-Role'];
const NAMES = ['User-Name', 'Acct-Session-Id', 'Calling-Station-Id', 'Class', ...TEXTS];

/** Attributes as people read them. */
function readable(attributes: Attribute[]): Record<string, string | number> {
  return Object.fromEntries(
    attributes.map((attribute) => {
      const name = attributeName(attribute);
      const { value } = attribute;
      if (name === 'Framed-IP-Address') return [name, value.join('.')];
      return [name, NAMES.includes(name) ? value.toString() : value.readUInt32BE()];
    }),
  );
}

const TIMES = {
  'Session-Timeout': 3_600,
  'Idle-Timeout': 600,
  'Acct-Interim-Interval': 300,
  Class: 'grant',
};
const WISPR = { 'WISPr-Bandwidth-Max-Up': 2_000_000, 'WISPr-Bandwidth-Max-Down': 5_000_000 };
const IDENTITY = {
  'User-Name': 'ABCD1234',
  'Acct-Session-Id': '80000001',
  'Framed-IP-Address': '10.5.50.7',
};

/** 5 GiB is 1 · 2³² + 1 GiB. */
const GRANTS: Record<NasKind, Record<string, string | number>> = {
  mikrotik: {
    ...TIMES,
    'Port-Limit': 2,
    'Mikrotik-Rate-Limit': '2M/5M',
    'Mikrotik-Total-Limit': GIB,
    'Mikrotik-Total-Limit-Gigawords': 1,
  },
  chilli: {
    ...TIMES,
    ...WISPR,
    'ChilliSpot-Bandwidth-Max-Up': 2_000,
    'ChilliSpot-Bandwidth-Max-Down': 5_000,
    'ChilliSpot-Max-Total-Octets': GIB,
    'ChilliSpot-Max-Total-Gigawords': 1,
  },
  unifi: TIMES,
  omada: { ...TIMES, ...WISPR },
  ruckus: { ...TIMES, ...WISPR },
  aruba: TIMES,
  cambium: {
    ...TIMES,
    ...WISPR,
    'Cambium-Traffic-Quota-Limit-Total': GIB,
    'Cambium-Traffic-Quota-Limit-Total-Gigawords': 1,
  },
  cisco: {
    ...TIMES,
    'Airespace-Data-Bandwidth-Average-Contract': 5_000,
    'Airespace-Data-Bandwidth-Average-Contract-Upstream': 2_000,
  },
  generic: { ...TIMES, ...WISPR },
};

describe.each(NAS_KINDS)('%s', (kind) => {
  const driver = nasDriver(kind);

  it('says every limit in its own attributes', () => {
    expect(driver.kind).toBe(kind);
    expect(readable(driver.grant(LIMITS))).toEqual(GRANTS[kind]);
  });

  it('says nothing of limits that do not exist', () => {
    const names = Object.keys(readable(driver.grant(UNLIMITED)));
    const expected = ['Acct-Interim-Interval', 'Class'];
    expect(names).toEqual(kind === 'mikrotik' ? [...expected, 'Port-Limit'] : expected);
  });

  it('never sends 0 for a limit that is used up, since 0 means "no limit"', () => {
    const used = { ...LIMITS, sessionTimeoutSeconds: 0, downBps: 0, upBps: 0, remainingBytes: 0 };
    const grant = readable(driver.grant(used));
    for (const [name, value] of Object.entries(grant)) {
      if (!name.endsWith('Gigawords')) expect(value, name).not.toBe(0);
    }
    expect(grant['Session-Timeout']).toBe(1);
  });

  it('stays within 32 bits whatever it is told', () => {
    const huge = { ...LIMITS, sessionTimeoutSeconds: 1e12, downBps: 1e12, remainingBytes: 2 ** 53 };
    expect(readable(driver.grant(huge))['Session-Timeout']).toBe(2 ** 32 - 1);
  });

  it('identifies a session and brings no limit along', () => {
    const identity = readable(driver.identify(SESSION));
    expect(identity).toMatchObject(IDENTITY);
    const others = Object.keys(identity).filter((name) => !(name in IDENTITY));
    expect(others).toEqual(kind === 'ruckus' ? ['Service-Type', 'Calling-Station-Id'] : []);
    expect(driver.identify({ ...SESSION, framedIp: null, mac: null }).length).toBeGreaterThan(1);
  });

  it('names the session in a change, too', () => {
    expect(readable(driver.change(LIMITS, SESSION, SPEED))).toMatchObject(IDENTITY);
  });
});

describe('nasDriver', () => {
  it('treats a kind it does not know as generic', () => {
    expect(nasDriver('zyxel').kind).toBe('generic');
    expect(nasDriver('constructor').kind).toBe('generic');
  });
});

describe('mikrotik', () => {
  const { grant, change } = nasDriver('mikrotik');
  const rate = (limits: Partial<SessionLimits>): string | number | undefined =>
    readable(grant({ ...LIMITS, ...limits }))['Mikrotik-Rate-Limit'];

  it('writes upload before download, in M, k or plain bits', () => {
    expect(rate({ upBps: 512_000, downBps: 1_500_000 })).toBe('512k/1500k');
    expect(rate({ upBps: 64_001, downBps: 10_000_000 })).toBe('64001/10M');
    expect(rate({ upBps: null })).toBe('0/5M');
  });

  it('writes a burst with its threshold and averaging time', () => {
    const burst = {
      downBps: 10_000_000,
      upBps: 4_000_000,
      downThresholdBps: 3_750_000,
      upThresholdBps: 1_500_000,
      averagingSeconds: 16,
      ...{ priority: null, downMinimumBps: null, upMinimumBps: null },
    };
    const base = '2M/5M 4M/10M 1500k/3750k 16/16';
    expect(rate({ burst })).toBe(base);
    expect(rate({ burst: { ...burst, priority: 3 } })).toBe(`${base} 3`);
    const least = { upMinimumBps: 500_000, downMinimumBps: 1_000_000 };
    expect(rate({ burst: { ...burst, ...least } })).toBe(`${base} 8 500k/1M`);
  });

  it('limits upload as what the router receives', () => {
    const limits = { ...UNLIMITED, remainingUpBytes: GIB, remainingDownBytes: 2 ** 32 };
    expect(readable(grant(limits))).toMatchObject({
      'Mikrotik-Recv-Limit': GIB,
      'Mikrotik-Recv-Limit-Gigawords': 0,
      'Mikrotik-Xmit-Limit': 0,
      'Mikrotik-Xmit-Limit-Gigawords': 1,
    });
  });

  it('changes only what the manual says can change live', () => {
    const names = (changes: ReadonlySet<LiveChange>) =>
      Object.keys(readable(change(LIMITS, SESSION, changes))).slice(Object.keys(IDENTITY).length);
    expect(names(SPEED)).toEqual(['Mikrotik-Rate-Limit']);
    expect(names(new Set(['sessionTimeout']))).toEqual(['Session-Timeout']);
    expect(readable(change(UNLIMITED, SESSION, SPEED))['Mikrotik-Rate-Limit']).toBe('0/0');
  });
});

describe('the peculiarities of others', () => {
  it('chilli: the interim interval is 60 s at least, and a change repeats every limit', () => {
    const { grant, change } = nasDriver('chilli');
    const hasty = readable(grant({ ...LIMITS, interimIntervalSeconds: 30 }));
    expect(hasty['Acct-Interim-Interval']).toBe(60);
    const { Class: _unchanged, ...limits } = GRANTS.chilli;
    const changed = change({ ...LIMITS, classValue: null }, SESSION, SPEED);
    expect(readable(changed)).toEqual({ ...IDENTITY, ...limits });
  });

  it('ruckus: a quota that 32 bits can hold goes out, a larger one does not', () => {
    const { grant } = nasDriver('ruckus');
    const small = readable(grant({ ...LIMITS, remainingBytes: GIB }));
    expect(small['Ruckus-Traffic-Quota']).toBe(GIB);
    expect(readable(grant(LIMITS))).not.toHaveProperty('Ruckus-Traffic-Quota');
  });

  it('a role goes out under the name each vendor has for it', () => {
    const limits = { ...LIMITS, roleName: 'guest' };
    expect(readable(nasDriver('aruba').grant(limits))['Aruba-User-Role']).toBe('guest');
    expect(readable(nasDriver('ruckus').grant(limits))['Ruckus-Role']).toBe('guest');
    expect(readable(nasDriver('mikrotik').grant(limits))['Mikrotik-Group']).toBe('guest');
  });
});
