import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { templateOf } from '../../core/voucher-template.ts';
import { parseLook } from '../splash/look/look.ts';
import { LookBook } from '../splash/look/look-book.ts';
import { keepPicture, saveLook } from '../splash/look/save-look.ts';
import { templateRoutes } from './template-routes.ts';

/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const TEMPLATE = {
  ...{
    heading: 'Karibu Wi-Fi',
    logo: null,
    colour: '#0a6b4b',
    style: 'band',
    note: '0712 345 678',
  },
  show: { business: true, plan: true, price: true, label: false, how: false },
};

describeOnEachDatabase('the template of printed vouchers', (open) => {
  let shop: Workshop;

  beforeEach(async () => {
    shop = workshop((await open()).database);
  });

  const call = async (method: 'GET' | 'PUT', body?: unknown) => {
    const route = templateRoutes(shop).find((one) => one.method === method);
    const actor = { name: 'operator:amina', operatorId: null, role: 'owner' };
    const parsed = route?.body ? route.body.parse(body) : undefined;
    if (!route) throw new Error('no such route');
    const { body: answer } = await route.handle({ actor, body: parsed } as never);
    return (answer as { template: object }).template;
  };

  it('is the plain one until somebody changes it, and is kept from then on', async () => {
    expect(await call('GET')).toEqual(templateOf(null));
    await call('PUT', TEMPLATE);
    expect(await call('GET')).toEqual(TEMPLATE);
    const audit = await shop.database.read.audit.listBySubject('vouchers.template');
    expect(audit).toMatchObject([{ actor: 'operator:amina', action: 'template.save' }]);
  });

  it('fills in what a later version of the program adds', () => {
    expect(templateOf('{"heading":"Duka","show":{"price":true}}')).toMatchObject({
      ...{ heading: 'Duka', style: 'plain' },
      show: { price: true, business: true },
    });
  });

  it.each([
    { ...TEMPLATE, colour: 'red' },
    { ...TEMPLATE, colour: '#000;}' },
    { ...TEMPLATE, logo: '../../etc/passwd' },
    { ...TEMPLATE, heading: 'x'.repeat(61) },
    { ...TEMPLATE, style: 'fancy' },
    { ...TEMPLATE, script: 'x' },
  ])('refuses what no card can be: %j', async (wrong) => {
    await expect(call('PUT', wrong)).rejects.toThrow();
  });

  it('names a picture that the box has, and keeps it when the splash no longer uses it', async () => {
    await expect(call('PUT', { ...TEMPLATE, logo: 'a'.repeat(32) })).rejects.toMatchObject({
      code: 'picture_invalid',
    });
    const looks = new LookBook();
    const { id } = await keepPicture({ ...shop, looks }, 'logo', PNG);
    await call('PUT', { ...TEMPLATE, logo: id });
    shop.clock.advance(2 * 86_400_000);
    await saveLook({ ...shop, looks }, 'operator:amina', '', parseLook(undefined));
    expect(await shop.database.read.splash.findPicture(id)).not.toBeNull();
    await call('PUT', TEMPLATE);
    await saveLook({ ...shop, looks }, 'operator:amina', '', parseLook(undefined));
    expect(await shop.database.read.splash.findPicture(id)).toBeNull();
  });
});
