import type { Knex } from 'knex';
import type { RouterContact } from '../../core/router-trust.ts';
import { rowMapper } from '../../core/rows.ts';
import type { RouterRecord, RouterStore } from '../../ports/router-store.ts';

const routers = rowMapper<RouterRecord>(
  [
    'id',
    'name',
    'address',
    'secretCipher',
    'macPasswordCipher',
    'kind',
    'messageAuthenticator',
    'messageAuthenticatorSeen',
    'uploadIsInput',
    'coaPort',
    'loginHosts',
    'loginSecretCipher',
    'controllerUrl',
    'controllerSite',
    'controllerFingerprint',
    'siteId',
    'createdAtMs',
    'lastSeenAtMs',
    'disobeyedAtMs',
    'disobeyedReason',
  ],
  { boolean: ['messageAuthenticatorSeen', 'uploadIsInput'], json: ['loginHosts'] },
);

/** Columns that a person changes; what the box itself notes is not among them. */
const CHANGEABLE = [
  ...['name', 'address', 'secret_cipher', 'kind', 'message_authenticator', 'coa_port'],
  ...['login_hosts', 'login_secret_cipher', 'controller_url', 'controller_site'],
  ...['controller_fingerprint', 'site_id'],
] as const;

const contacts = rowMapper<RouterContact>([
  ...(['routerId', 'accepts', 'rejects', 'reports', 'forgeries', 'unstarted'] as const),
  ...(['lastAcceptAtMs', 'lastStartAtMs', 'lastReportAtMs', 'lastForgeryAtMs'] as const),
  'lastSplashAtMs',
  ...(['restarts', 'lastRestartAtMs'] as const),
  ...(['probe', 'probedAtMs', 'roundTripMs'] as const),
]);

export function routerStore(knex: Knex): RouterStore {
  const one = (id: string) => knex('routers').where({ id });
  return {
    async insert(router) {
      await knex('routers').insert(routers.toRow(router));
    },
    async update(router) {
      const row = routers.toRow(router);
      const changeable = CHANGEABLE.map((name) => [name, row[name]]);
      await one(router.id).update(Object.fromEntries(changeable));
    },
    async list() {
      return (await knex('routers').orderBy(['created_at', 'id'])).map(routers.fromRow);
    },
    async find(id) {
      return routers.fromMaybe(await one(id).first());
    },
    async markMessageAuthenticatorSeen(id) {
      await one(id).update({ message_authenticator_seen: 1 });
    },
    async markDisobeyed(id, atMs, reason) {
      await one(id).update({ disobeyed_at: atMs, disobeyed_reason: reason });
    },
    async markObeyed(id) {
      await one(id)
        .whereNotNull('disobeyed_at')
        .update({ disobeyed_at: null, disobeyed_reason: null });
    },
    async pinController(id, fingerprint) {
      await one(id)
        .whereNull('controller_fingerprint')
        .update({ controller_fingerprint: fingerprint });
    },
    async listContacts() {
      return (await knex('router_contacts')).map(contacts.fromRow);
    },
    async saveContacts(changed) {
      if (changed.length === 0) return;
      await knex('router_contacts')
        .insert(changed.map(contacts.toRow))
        .onConflict('router_id')
        .merge();
    },
    async markSeen(id, atMs) {
      await one(id).update({ last_seen_at: atMs });
    },
  };
}
