import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { systemRandom } from '../../adapters/system/random.ts';
import { createVault } from '../../adapters/system/vault.ts';
import { HIDDEN_SECRET } from '../../contract/settings.ts';
import { businessFrom, businessSettings } from './business.ts';
import { SettingRegistry } from './registry.ts';

const SECRET = { key: 'sms.apiKey', fallback: '', schema: z.string().max(100), secret: true };

describeOnEachDatabase('settings', (open) => {
  const vault = createVault(randomBytes(32), systemRandom);
  const registry = () => new SettingRegistry([...businessSettings, SECRET], vault);

  it('have defaults, are checked, and are kept', async () => {
    const { database } = await open();
    const settings = registry();
    await settings.load(database.read.settings);
    expect(settings.shown()).toMatchObject({ 'business.currency': 'KES' });
    await database.transaction((stores) => stores.settings.set('business.name', 'Duka', 1));
    await database.transaction((stores) => stores.settings.set('business.name', 'Soko', 2));
    await settings.load(database.read.settings);
    expect(businessFrom(settings).current()).toMatchObject({ name: 'Soko', currency: 'KES' });
    expect(settings.check('business.name', '  Duka ')?.stored).toBe('Duka');
    expect(() => settings.check('business.timeZone', 'Mars')).toThrow('time zone');
    expect(() => settings.check('nonsense', 'x')).toThrow('no setting');
    expect(() => settings.check('business.__proto__', 'x')).toThrow('no setting');
    expect(() => settings.check('__proto__', 'x')).toThrow('no setting');
    expect(() => settings.value('nonsense')).toThrow('declared');
  });

  it('that are secret are sealed in the database, hidden on the screen and in the audit log', async () => {
    const { database } = await open();
    const settings = registry();
    const change = settings.check('sms.apiKey', 'canary-key-1');
    expect(change?.audited).toBe(HIDDEN_SECRET);
    expect(change?.stored).not.toContain('canary');
    await database.transaction((stores) =>
      stores.settings.set('sms.apiKey', change?.stored ?? '', 1),
    );
    await settings.load(database.read.settings);
    expect(settings.value('sms.apiKey')).toBe('canary-key-1');
    expect(settings.shown()['sms.apiKey']).toBe(HIDDEN_SECRET);
    expect(settings.check('sms.apiKey', HIDDEN_SECRET)).toBeNull();
    expect(settings.check('sms.apiKey', '')).toMatchObject({ stored: '' });
    const elsewhere = new SettingRegistry([SECRET], createVault(randomBytes(32), systemRandom));
    await elsewhere.load(database.read.settings);
    expect(elsewhere.value('sms.apiKey')).toBe('');
  });
});
