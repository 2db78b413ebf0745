import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../../test/support/databases.ts';
import { workshop } from '../../../../test/support/workshop.ts';
import { lookBody } from './look.ts';
import { LookBook, showDraft } from './look-book.ts';
import { dropLook, keepPicture, LOGO_MOST_BYTES, saveLook } from './save-look.ts';

/** A PNG of the size, its pixels padded to about `bytes`. */
function png(widthPx: number, heightPx: number, bytes = 100): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(name, 4);
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  const pixels = Buffer.concat([deflateSync(Buffer.alloc(9)), Buffer.alloc(bytes)]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))],
  ]);
}

const look = (given: object) => lookBody.parse(given);

describeOnEachDatabase('the look of the splash', (open) => {
  async function setUp() {
    const { database: plain } = await open();
    const shop = workshop(plain);
    const looks = new LookBook();
    await looks.load(shop.database.read.splash);
    return { ...shop, looks, deps: { database: shop.database, clock: shop.clock, looks } };
  }

  it('is the house’s own until the owner chooses', async () => {
    const { looks } = await setUp();
    expect(looks.of(null)).toMatchObject({ name: null, logo: null, terms: null, banner: null });
    expect(looks.themes()).toEqual([{ accent: '#0a6b4c', ground: '#f3f6f2' }]);
  });

  it('is shown at once, survives a restart, and is in the audit log', async () => {
    const { deps, looks, database } = await setUp();
    const logo = await keepPicture(deps, 'logo', png(80, 60));
    const banner = await keepPicture(deps, 'banner', png(600, 200, 5_000));
    await saveLook(
      deps,
      'operator:amina',
      '',
      look({
        accent: '#7A1FA2',
        logo: logo.id,
        announcement: { en: 'Closed on Sunday', fr: '' },
        terms: { en: 'Be kind.' },
        banner: { picture: banner.id, link: 'https://example.com', text: 'Fresh bread' },
      }),
    );
    const restarted = new LookBook();
    await restarted.load(database.read.splash);
    for (const book of [looks, restarted]) {
      expect(book.of(null)).toMatchObject({
        theme: { accent: '#7a1fa2', ground: '#f3f6f2' },
        logo: { src: `/brand/${logo.id}.png`, widthPx: 80, heightPx: 60 },
        announcement: { en: 'Closed on Sunday' },
        banner: { link: 'https://example.com/', text: 'Fresh bread' },
      });
      expect(book.of(null).announcement).not.toHaveProperty('fr');
      expect(book.picture(logo.id)?.bytes.equals(png(80, 60))).toBe(true);
    }
    expect(await database.read.audit.listBySubject('look:all')).toMatchObject([
      { actor: 'operator:amina', action: 'look.save' },
    ]);
  });

  it('of a router wins there, and takes from that of all what it leaves empty', async () => {
    const { deps, looks, router } = await setUp();
    const { id } = await router();
    await saveLook(deps, 'o', '', look({ accent: '#7a1fa2', announcement: { sw: 'Karibu' } }));
    await saveLook(deps, 'o', id, look({ name: 'Hostel B', announcement: { en: 'Hello' } }));
    expect(looks.of(id)).toMatchObject({
      name: 'Hostel B',
      theme: { accent: '#7a1fa2' },
      announcement: { en: 'Hello' },
    });
    expect(looks.of('another')).toMatchObject({ name: null, announcement: { sw: 'Karibu' } });
    await dropLook(deps, 'o', id);
    expect(looks.of(id)).toMatchObject({ name: null, announcement: { sw: 'Karibu' } });
    await expect(saveLook(deps, 'o', 'nowhere', look({}))).rejects.toMatchObject({
      code: 'router_unknown',
    });
  });

  it('is refused in colours that cannot be read, with the nearest that can', async () => {
    const { deps, looks, router } = await setUp();
    const { id } = await router();
    await expect(saveLook(deps, 'o', '', look({ accent: '#ffcc00' }))).rejects.toMatchObject({
      code: 'look_invalid',
      fields: { accent: expect.stringMatching(/#[0-9a-f]{6}$/) },
    });
    // Readable on the house's ground, but not on the one that all share from now on.
    await saveLook(deps, 'o', id, look({ accent: '#767676', ground: '#ffffff' }));
    await saveLook(deps, 'o', id, look({ accent: '#6f6f6f' }));
    await expect(saveLook(deps, 'o', '', look({ ground: '#e4d8e0' }))).rejects.toMatchObject({
      code: 'look_invalid',
    });
    expect(looks.stored('')).toBeNull();
  });

  it('takes only pictures, small ones, and only those it has', async () => {
    const { deps } = await setUp();
    const refused = { code: 'picture_invalid' };
    await expect(
      keepPicture(deps, 'logo', Buffer.from('<svg onload="alert(1)"/>')),
    ).rejects.toMatchObject(refused);
    await expect(keepPicture(deps, 'logo', png(400, 400))).rejects.toMatchObject(refused);
    await expect(keepPicture(deps, 'logo', png(80, 80, LOGO_MOST_BYTES))).rejects.toMatchObject(
      refused,
    );
    await expect(saveLook(deps, 'o', '', look({ logo: '0'.repeat(32) }))).rejects.toMatchObject(
      refused,
    );
  });

  it('forgets uploads that nobody uses after a day, and keeps a draft until then', async () => {
    const { deps, clock, database } = await setUp();
    const draft = await keepPicture(deps, 'logo', png(80, 80));
    const used = await keepPicture(deps, 'logo', png(90, 90));
    const shown = await showDraft(database.read.splash, look({ logo: draft.id }));
    expect(shown.logo).toMatchObject({ widthPx: 80 });
    await saveLook(deps, 'o', '', look({ logo: used.id }));
    expect(await database.read.splash.findPicture(draft.id)).not.toBeNull();
    await clock.advance(86_400_001);
    await saveLook(deps, 'o', '', look({ logo: used.id, name: 'New' }));
    expect(await database.read.splash.findPicture(draft.id)).toBeNull();
    expect(await database.read.splash.findPicture(used.id)).not.toBeNull();
  });

  it('keeps every version of the terms, and each consent once', async () => {
    const { deps, looks, database } = await setUp();
    await saveLook(deps, 'o', '', look({ terms: { en: 'Be kind.' } }));
    const [first = ''] = looks.allTerms();
    await saveLook(deps, 'o', '', look({ terms: { en: 'Be very kind.' } }));
    const [second = ''] = looks.allTerms();
    expect(second).not.toBe(first);
    const consent = { subject: 'purchase:1', language: 'sw', mac: null, consentedAtMs: 5 };
    await database.transaction(async ({ splash }) => {
      await splash.recordConsent({ ...consent, termsVersion: first });
      await splash.recordConsent({ ...consent, termsVersion: second });
      await splash.recordConsent({ ...consent, termsVersion: second, consentedAtMs: 9 });
    });
    await expect(
      database.transaction(({ splash }) =>
        splash.recordConsent({ ...consent, termsVersion: 'never there' }),
      ),
    ).rejects.toThrow();
  });

  it('adds counts up', async () => {
    const { database } = await setUp();
    const seen = { day: '2026-11-21', step: 'seen', phoneOs: 'android' };
    await database.transaction(({ splash }) =>
      splash.addCounts([
        { ...seen, count: 2 },
        { ...seen, phoneOs: 'kaios', count: 1 },
      ]),
    );
    await database.transaction(({ splash }) => splash.addCounts([{ ...seen, count: 3 }]));
    expect(await database.read.splash.counts('2026-11-21')).toEqual([
      { ...seen, count: 5 },
      { ...seen, phoneOs: 'kaios', count: 1 },
    ]);
    expect(await database.read.splash.counts('2026-11-22')).toEqual([]);
  });
});
