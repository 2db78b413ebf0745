import { expect, it } from 'vitest';
import type { GatewayProblem, GatewayStatus } from '../../ports/gateway.ts';
import { gatewayCheck } from './check.ts';

const status = (...problems: GatewayProblem[]): GatewayStatus => ({
  ...{ epoch: 'x', queue: 'fq_codel', leases: 3, problems },
  wan: { device: 'eth0', address: '203.0.113.2' },
  lans: [{ device: 'eth1', address: '10.20.0.1/16' }],
});

it('tells where a gateway that works gives addresses', () => {
  expect(gatewayCheck(status())).toMatchObject({
    status: 'green',
    sentence: expect.stringContaining(
      '203.0.113.2 on eth0, 10.20.0.1/16 for customers, 3 addresses',
    ),
  });
});

it('names of many problems the one to mend first', () => {
  const { status: colour, sentence, mend } = gatewayCheck(status('no_resolver', 'wan_down'));
  expect([colour, sentence]).toEqual(['red', 'The line to the internet is down.']);
  expect(mend).toContain('modem');
});

it('says of a silent gateway that nobody was cut off', () => {
  expect(gatewayCheck(null)).toMatchObject({
    status: 'red',
    sentence: expect.stringContaining('stays so'),
    mend: expect.stringContaining('systemctl restart mlango-gateway'),
  });
});
