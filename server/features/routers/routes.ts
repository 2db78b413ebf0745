import { z } from 'zod';
import type { RouterKnock, RouterProbeView, RouterView } from '../../contract/admin.ts';
import type { FoundRouter } from '../../contract/routers.ts';
import { isoOf } from '../../core/moment.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import type { FindNeighbours } from '../../ports/services.ts';
import type { Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { addRouter } from './add-router.ts';
import { changeRouter } from './change-router.ts';
import type { RouterContacts } from './contacts.ts';
import { type ProbeDeps, probeRouter } from './probe.ts';
import {
  makeScriptLink,
  type RouterScriptDeps,
  routerConnection,
  routerScript,
} from './router-script.ts';
import { knocksOf, routerTrust } from './trust.ts';

const routerBody = z.strictObject({
  name: z.string().max(60),
  address: z.string().max(60),
  secret: z.string().max(200),
  kind: z.string().max(20).default('mikrotik'),
  messageAuthenticator: z.enum(['auto', 'yes', 'no']).default('auto'),
  coaPort: z.number().int().min(1).max(65_535).default(3799),
  loginHosts: z.array(z.string().max(253)).max(20).default([]),
  loginSecret: z.string().max(200).nullable().default(null),
  controllerUrl: z.string().max(200).nullable().default(null),
  controllerSite: z.string().max(60).nullable().default(null),
  siteId: z.string().max(60).nullable().default(null),
  insecureSecret: z.boolean().default(false),
});

const changeBody = z.strictObject({
  name: z.string().max(60).optional(),
  address: z.string().max(60).optional(),
  secret: z.string().max(200).optional(),
  kind: z.string().max(20).optional(),
  messageAuthenticator: z.enum(['auto', 'yes', 'no']).optional(),
  coaPort: z.number().int().min(1).max(65_535).optional(),
  loginHosts: z.array(z.string().max(253)).max(20).optional(),
  loginSecret: z.string().max(200).nullable().optional(),
  controllerUrl: z.string().max(200).nullable().optional(),
  controllerSite: z.string().max(60).nullable().optional(),
  siteId: z.string().max(60).nullable().optional(),
  insecureSecret: z.boolean().default(false),
  forgetCertificate: z.boolean().default(false),
});

interface RouterRouteDeps extends RouterScriptDeps {
  random: Random;
  vault: Vault;
  kinds: readonly string[];
  contacts: RouterContacts;
  probe: ProbeDeps['probe'];
  findNeighbours: FindNeighbours;
}

export function routerRoutes(deps: RouterRouteDeps): AdminRoute[] {
  const view = (router: RouterRecord) => viewOf(deps, router);
  return [
    ...trustRoutes(deps, view),
    ...scriptRoutes(deps),
    adminRoute({
      method: 'GET',
      path: '/routers',
      summary: 'The routers and when each was last heard.',
      access: 'routers',
      async handle() {
        const routers = await deps.database.read.routers.list();
        return { body: { routers: routers.map(view) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/routers',
      summary: 'Adds a router (or a network of them with one secret).',
      access: 'routers.write',
      body: routerBody,
      async handle({ actor, body }) {
        const router = await deps.database.transaction((stores) =>
          addRouter(deps, stores, actor.name, body),
        );
        await deps.directory.load(deps.database.read.routers);
        return { status: 201, body: { router: view(router) } };
      },
    }),
    adminRoute({
      method: 'PATCH',
      path: '/routers/:id',
      summary: 'Changes what is named of a router; secrets are taken, never given.',
      access: 'routers.write',
      body: changeBody,
      async handle({ actor, params, body }) {
        const router = await deps.database.transaction((stores) =>
          changeRouter(deps, stores, actor.name, params.id ?? '', body),
        );
        await deps.directory.load(deps.database.read.routers);
        return { body: { router: view(router) } };
      },
    }),
  ];
}

function scriptRoutes(deps: RouterScriptDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/routers/:id/script',
      summary:
        'The commands that connect this router (RouterOS, CoovaChilli, or OpenWrt with openNDS); holds its secrets.',
      access: 'routers.write',
      async handle({ params }) {
        return { body: { script: await routerScript(deps, params.id ?? '') } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/routers/:id/connection',
      summary: 'What to enter on a router for which there is no script; holds its secret.',
      access: 'routers.write',
      handle: async ({ params }) => ({
        body: { connection: await routerConnection(deps, params.id ?? '') },
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/routers/:id/script-link',
      summary:
        'A line for the terminal of this router that fetches the script and runs it: once, within ten minutes, from its address.',
      access: 'routers.write',
      body: z.strictObject({}),
      async handle({ actor, params }) {
        const link = await makeScriptLink(deps, actor.name, params.id ?? '');
        return { status: 201, body: { link } };
      },
    }),
  ];
}

function trustRoutes(
  deps: RouterRouteDeps,
  view: (router: RouterRecord) => RouterView,
): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/routers/knocks',
      summary: 'Unknown addresses that ask for RADIUS: routers that nobody has added?',
      access: 'routers.write',
      async handle() {
        const knocks: RouterKnock[] = knocksOf(deps).map(
          ({ address, packets, firstAtMs, lastAtMs }) => ({
            ...{ address, packets },
            firstAt: isoOf(firstAtMs),
            lastAt: isoOf(lastAtMs),
          }),
        );
        return { body: { knocks } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/routers/scan',
      summary: 'MikroTiks that answer in the networks the box stands in; takes three seconds.',
      access: 'routers.write',
      body: z.strictObject({}),
      async handle() {
        const found: FoundRouter[] = (await deps.findNeighbours()).map((neighbour) => ({
          ...neighbour,
          addedAs: deps.directory.byAddress(neighbour.address)?.name ?? null,
        }));
        return { body: { found } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/routers/:id/probe',
      summary: 'Asks a router to end a session that cannot exist, which proves port and secret.',
      access: 'routers.write',
      body: z.strictObject({}),
      async handle({ params }) {
        const id = params.id ?? '';
        const probe: RouterProbeView = await probeRouter(deps, id);
        const router = await deps.database.read.routers.find(id);
        return { body: { probe, router: router && view(router) } };
      },
    }),
  ];
}

function viewOf(deps: RouterRouteDeps, router: RouterRecord): RouterView {
  const contact = deps.contacts.of(router.id);
  const { id, name, address, kind, messageAuthenticator, messageAuthenticatorSeen } = router;
  const { controllerUrl, controllerSite, siteId } = router;
  const { coaPort, loginHosts, lastSeenAtMs, disobeyedAtMs, createdAtMs } = router;
  return {
    ...{ id, name, address, kind, messageAuthenticator, messageAuthenticatorSeen },
    ...{ coaPort, loginHosts, controllerUrl, controllerSite, siteId },
    hasLoginSecret: router.loginSecretCipher !== null,
    lastSeenAt: isoOf(lastSeenAtMs),
    disobeyedAt: isoOf(disobeyedAtMs),
    createdAt: isoOf(createdAtMs),
    trust: routerTrust(router, contact, deps.clock.now()),
    contact: {
      accepts: contact?.accepts ?? 0,
      rejects: contact?.rejects ?? 0,
      reports: contact?.reports ?? 0,
      forgeries: contact?.forgeries ?? 0,
      restarts: contact?.restarts ?? 0,
      lastRestartAt: isoOf(contact?.lastRestartAtMs ?? null),
      roundTripMs: contact?.roundTripMs ?? null,
      probedAt: isoOf(contact?.probedAtMs ?? null),
    },
  };
}
