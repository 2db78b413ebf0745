import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { type FirstStepDeps, firstSteps } from './first-steps.ts';
import { guideSettings } from './settings.ts';

describeOnEachDatabase('the first steps', (open) => {
  let shop: Workshop;
  let hidden: string;
  let deps: FirstStepDeps;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    hidden = '';
    deps = {
      ...shop,
      settings: { value: () => hidden },
      hasLogo: () => false,
      hasBatch: async () => false,
      takesMoney: () => false,
      sendsSms: () => true,
    };
  });

  const states = async () =>
    (await firstSteps(deps)).map(({ step, state }) => `${step} ${state}`).join(', ');

  it('are done when what they are for is there, and a router when it was heard', async () => {
    expect(await states()).toBe(
      'logo open, router open, plans open, mpesa open, sms done, sheet open',
    );
    await shop.plan();
    const router = await shop.router();
    expect(await states()).toContain('router open, plans done');
    await shop.database.transaction((stores) => stores.routers.markSeen(router.id, 1));
    expect(await states()).toContain('router done');
  });

  it('are left out when the owner does without them, until they are done all the same', async () => {
    hidden = 'logo,mpesa,sms';
    expect(await states()).toBe(
      'logo hidden, router open, plans open, mpesa hidden, sms done, sheet open',
    );
    const [setting] = guideSettings;
    expect(setting?.schema.safeParse('logo,mpesa').success).toBe(true);
    expect(setting?.schema.safeParse('logo,coffee').success).toBe(false);
  });
});
