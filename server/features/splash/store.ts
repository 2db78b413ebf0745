import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type {
  ConsentRecord,
  CountRecord,
  PictureRecord,
  SplashStore,
  WordingRecord,
} from '../../ports/splash-store.ts';

const pictures = rowMapper<PictureRecord>([
  'id',
  'type',
  'widthPx',
  'heightPx',
  'bytes',
  'createdAtMs',
]);
const wordings = rowMapper<WordingRecord>(['language', 'key', 'words']);
const consents = rowMapper<ConsentRecord>([
  'termsVersion',
  'subject',
  'language',
  'mac',
  'consentedAtMs',
]);
const counts = rowMapper<CountRecord>(['day', 'step', 'phoneOs', 'count']);

export function splashStore(knex: Knex): SplashStore {
  return {
    async looks() {
      const rows = await knex('splash_looks').select('router_id', 'look');
      return rows.map((row) => ({ routerId: row.router_id, look: row.look }));
    },
    async putLook(routerId, look, atMs) {
      const row = { router_id: routerId, look, updated_at: atMs };
      await knex('splash_looks').insert(row).onConflict('router_id').merge();
    },
    async deleteLook(routerId) {
      await knex('splash_looks').where({ router_id: routerId }).delete();
    },
    async putPicture(picture) {
      await knex('splash_pictures').insert(pictures.toRow(picture)).onConflict('id').ignore();
    },
    async findPicture(id) {
      return pictures.fromMaybe(await knex('splash_pictures').where({ id }).first());
    },
    async deleteOtherPictures(keptIds, uploadedBeforeMs) {
      await knex('splash_pictures')
        .whereNotIn('id', [...keptIds])
        .where('created_at', '<', uploadedBeforeMs)
        .delete();
    },
    async wording() {
      const rows = await knex('splash_wording').orderBy(['language', 'key']);
      return rows.map(wordings.fromRow);
    },
    async putWording(wording, atMs) {
      const row = { ...wordings.toRow(wording), updated_at: atMs };
      await knex('splash_wording').insert(row).onConflict(['language', 'key']).merge();
    },
    async deleteWording(language, key) {
      await knex('splash_wording').where({ language, key }).delete();
    },
    async putTerms(version, words, atMs) {
      const row = { version, words, created_at: atMs };
      await knex('terms').insert(row).onConflict('version').ignore();
    },
    async recordConsent(consent) {
      await knex('consents')
        .insert(consents.toRow(consent))
        .onConflict(['terms_version', 'subject'])
        .ignore();
    },
    async addCounts(added) {
      for (const count of added) {
        await knex('splash_counts')
          .insert(counts.toRow(count))
          .onConflict(['day', 'step', 'phone_os'])
          .merge({ count: knex.raw('splash_counts.count + excluded.count') });
      }
    },
    async counts(fromDay) {
      const rows = await knex('splash_counts')
        .where('day', '>=', fromDay)
        .orderBy(['day', 'step', 'phone_os']);
      return rows.map(counts.fromRow);
    },
  };
}
