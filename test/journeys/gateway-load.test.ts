import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureGateway } from '../bench/gateway.ts';
import { GatewayLab } from '../support/gateway-lab.ts';
import { runs } from '../support/tools.ts';

/** Generous: the machine does other things beside. `npm run bench -- gateway` has the real goals. */
describe.skipIf(!runs('gateway'))('a gateway with a thousand clients', () => {
  let lab: GatewayLab;
  beforeAll(async () => {
    lab = await GatewayLab.open(1);
  });
  afterAll(() => lab?.close());

  it('lets in, counts and forwards as if they were few', async () => {
    const rows = await measureGateway(lab, 1_000);
    console.log(rows.map(({ name, value, unit }) => `${name}: ${value} ${unit}`).join('\n'));
    const figure = (start: string) => rows.find(({ name }) => name.startsWith(start))?.value ?? NaN;
    expect(figure('A grant')).toBeLessThan(500);
    expect(figure('All counters')).toBeLessThan(1_000);
    expect(figure('Share')).toBeGreaterThan(60);
  });
});
