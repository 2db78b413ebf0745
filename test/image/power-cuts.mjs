// A box set up by a stick, beside a router, sells while its power is cut again and again; money moves
// outside of it. Then another box may go on with its snapshot.
import { execFile } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { systemRandom } from '../../server/adapters/system/random.ts';
import { startDarajaSimulator } from '../simulators/daraja.ts';
import { recordingLog } from '../support/doubles.ts';
import { Machine } from './machine.mjs';
import { Owner } from './owner.mjs';
import { buildImage, makeKeys } from './worlds.mjs';

const PASSWORD = 'a long enough secret';
const SECRET = 'a-secret-of-16-signs';
/** The host as the machine sees it: QEMU's user network. */
const HOST = '10.0.2.2';
const CUTS = Number(process.env.MLANGO_TEST_CUTS ?? 10);
/** Two boxes share the cuts, so that nobody waits for one of them; the first is restored as well. */
const SHARE = { first: Math.ceil(CUTS * 0.6), second: Math.floor(CUTS * 0.4) };
const ORDERS_PER_LIFE = 3;
const LONGEST_LIFE_MS = 6_000;
/** Pays, cancels, pays with a lost callback, pays with a lost answer, pays twice, fails falsely. */
const DIGITS = [0, 1, 5, 6, 7, 9];
/** Seconds; without hardware virtualisation on a busy machine. */
const PATIENCE = 1_200;

/** @param which 'first' or 'second': each in a file of its own, so that they run side by side */
export function describePowerCuts(which) {
  const cuts = SHARE[which];
  describe(`the ${which} box whose power is cut`, () => {
    let folder;
    let image;
    let daraja;
    let machine;
    let owner;

    beforeAll(async () => {
      folder = mkdtempSync(join(process.env.MLANGO_TEST_IMAGE_DIR ?? tmpdir(), 'mlango-image-'));
      image = buildImage(folder, makeKeys(folder).pinned).image;
      const log = recordingLog([]);
      daraja = await startDarajaSimulator({
        ...{ clock: systemClock(), random: systemRandom, log, delayMs: 150 },
      });
      machine = new Machine(folder, 'one', image);
      await machine.start();
      const seconds = await machine.ready(PATIENCE);
      console.log(`first start to HTTP 200: ${seconds.toFixed(0)} s`);
    });

    afterAll(async () => {
      await machine?.dispose();
      await daraja?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is set up by a stick alone, and by it once only', async () => {
      const settings = {
        MLANGO_DARAJA_BASE_URL: daraja.baseUrl.replace('127.0.0.1', HOST),
        MLANGO_DARAJA_CONSUMER_KEY: 'key',
        MLANGO_DARAJA_CONSUMER_SECRET: 'secret',
        MLANGO_DARAJA_SHORTCODE: '174379',
        MLANGO_DARAJA_PASSKEY: 'passkey',
        MLANGO_DARAJA_REQUESTS_PER_SECOND: '200',
        MLANGO_PAYMENT_POLL_SECONDS: '1,2,3,4,6,8,12,16,24,32,48,64',
      };
      const order = (username) =>
        JSON.stringify({
          ...{
            owner: { username, password: PASSWORD },
            business: 'Duka',
            demoPlans: true,
            settings,
          },
        });
      const result = async (stick) =>
        machine.until('a result on the stick', PATIENCE, async () =>
          machine.readStick(stick, 'mlango-result.txt'),
        );
      const first = await machine.plugStick({ 'mlango.json': order('amina') });
      expect(await result(first)).toContain('The box belongs to amina now.');
      const second = await machine.plugStick({ 'mlango.json': order('thief') });
      expect(await result(second)).toContain('has an owner already');
      await machine.ready(PATIENCE);
      owner = new Owner(machine, 'amina', PASSWORD);
      expect((await owner.logIn()).business.name).toBe('Duka');
    });

    it('answers a router', async () => {
      await owner.ask('POST', '/routers', { name: 'Shop', address: HOST, secret: SECRET });
      const { stdout } = await promisify(execFile)('sh', [
        '-c',
        `echo Message-Authenticator=0x00 | radclient -x -t 10 -r 6 127.0.0.1:${machine.ports.auth} status ${SECRET}`,
      ]);
      expect(stdout).toContain('Received Access-Accept');
    });

    it(`ends exactly right after ${cuts} cuts at random moments`, async () => {
      const [plan] = (await owner.ask('GET', '/plans')).plans;
      const acknowledged = [];
      let number = 0;
      const order = async () => {
        number += 1;
        const id = randomUUID();
        const tail = String(number).padStart(4, '0');
        const phone = `07120${tail}${DIGITS[number % DIGITS.length]}`;
        const mac = `AA:BB:CC:07:${tail.slice(0, 2)}:${tail.slice(2)}`;
        const answer = await fetch(`${machine.portal}/api/v1/portal/purchases`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id, planId: plan.id, phone, mac }),
          signal: AbortSignal.timeout(60_000),
        }).catch(() => null);
        if (answer?.status === 202) acknowledged.push(id);
      };
      for (let cut = 0; cut < cuts; cut++) {
        const given = Array.from({ length: ORDERS_PER_LIFE }, order);
        const orders = Promise.all(given);
        // A slow machine takes its time: the cut falls into the life of orders, not before them.
        await Promise.race(given);
        await sleep(randomInt(LONGEST_LIFE_MS));
        await machine.cutPower();
        await orders;
        await machine.start();
        const seconds = await machine.ready(PATIENCE);
        console.log(`cut ${cut + 1}: open again after ${seconds.toFixed(0)} s`);
      }
      await owner.logIn();
      // A box that was dark for minutes prompts nobody for an old order: these are paid whatever happened.
      await Promise.all(Array.from({ length: DIGITS.length }, order));
      expect(acknowledged.length).toBeGreaterThan(DIGITS.length);
      await settled();
      await audit(acknowledged);
    });

    if (which === 'first') {
      it('goes on in another box, by a snapshot and the recovery key', async () => {
        const before = await payments();
        const { snapshot } = await owner.ask('POST', '/backups', {});
        const { recoveryKey } = await owner.ask('POST', '/backups/recovery-key', {
          password: PASSWORD,
        });
        const file = await owner.download(`/backups/own/${snapshot.name}`);
        await machine.dispose();
        machine = new Machine(folder, 'two', image);
        await machine.start();
        await machine.ready(PATIENCE);
        const stranger = new Owner(machine, 'baraka', 'another long secret');
        await stranger.setUp(await machine.pin(PATIENCE));
        await stranger.upload('/backups/upload', file);
        const from = { from: 'upload', recoveryKey, password: 'another long secret' };
        const { found } = await stranger.ask('POST', '/backups/restore', from);
        expect(found.payments).toBeGreaterThan(0);
        const started = performance.now();
        owner = new Owner(machine, 'amina', PASSWORD);
        await machine.until('the business of the first box', PATIENCE, () => owner.logIn());
        console.log(`restored: ${((performance.now() - started) / 1000).toFixed(0)} s`);
        expect(await payments()).toEqual(before);
        // A code is readable: the keys of the first box came with it.
        const { items } = await owner.ask('GET', '/vouchers');
        const { code } = await owner.ask('POST', `/vouchers/${items[0].id}/reveal`, {});
        expect(code).toMatch(/^[0-9A-Z-]{8,}$/);
        await expect(stranger.logIn()).rejects.toThrow('401');
      });
    }

    async function payments() {
      const rows = [];
      let cursor = '';
      do {
        const page = await owner.ask('GET', `/payments?unmasked=1${cursor}`);
        rows.push(...page.items);
        cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
      } while (cursor);
      return rows;
    }

    async function settled() {
      await machine.until('customers have answered', PATIENCE, async () =>
        daraja.prompts().every(({ payments: given }) => given.every(({ moved }) => moved)),
      );
      await machine.until('nothing is open', PATIENCE, async () => {
        await owner.ask('POST', '/payments/reconcile', {});
        const rows = await payments();
        return rows.every(({ state }) => state !== 'created' && state !== 'sending');
      });
      await owner.ask('POST', '/payments/reconcile', {});
    }

    /** The promises that hold whatever happens: see `journeys/killed-payments.test.ts`. */
    async function audit(acknowledged) {
      const rows = await payments();
      const money = daraja.transactions();
      expect(money.length).toBeGreaterThan(0);
      const ids = new Set(rows.map(({ id }) => id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      const receipts = rows.flatMap(({ receipt }) => receipt ?? []);
      expect(receipts.sort()).toEqual(money.map(({ receipt }) => receipt).sort());
      const paid = rows.filter(({ state }) => state === 'paid');
      expect(paid.every(({ voucher }) => voucher !== null)).toBe(true);
      expect(new Set(paid.map(({ voucher }) => voucher)).size).toBe(paid.length);
      expect(paid.length).toBe(new Set(money.map(({ reference }) => reference)).size);
      console.log(
        `${acknowledged.length} orders, ${money.length} payments, ${paid.length} vouchers`,
      );
      const { checks } = await owner.ask('GET', '/health');
      const broken = ['database', 'audit', 'books'];
      const wrong = checks.filter(({ name, status }) => broken.includes(name) && status === 'red');
      expect(wrong).toEqual([]);
    }
  });
}
