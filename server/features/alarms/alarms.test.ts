import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { messageDeps, ScriptedSms } from '../../../test/support/scripted-sms.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { AlarmProbe, Trouble } from '../../ports/alarm-probe.ts';
import { balanceProbe } from '../messages/balance-probe.ts';
import type { MessageDeps } from '../messages/deps.ts';
import { dueMessageWork } from '../messages/send-due.ts';
import { diskProbe, routerProbe } from './probes.ts';
import { AlarmWatch } from './watch.ts';

const MINUTE_MS = 60_000;

describeOnEachDatabase('alarms', (open) => {
  let shop: Workshop;
  let sms: ScriptedSms;
  let deps: MessageDeps;
  let owner: { phone: string; language: string } | null;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    sms = new ScriptedSms();
    deps = await messageDeps(shop, [sms]);
    owner = { phone: '254722000000', language: 'en' };
  });

  const watch = (...probes: AlarmProbe[]) =>
    new AlarmWatch({ ...deps, owner: () => owner }, probes);
  const send = async () => {
    for (const task of await dueMessageWork(deps)) await task.run();
  };
  const openAlarms = () => shop.database.read.alarms.listOpen();

  function scripted() {
    const script = {
      troubles: [] as Trouble[] | null,
      probe: {
        kind: 'disk',
        everyMs: 0,
        look: async (): Promise<Trouble[] | null> => script.troubles,
      } satisfies AlarmProbe,
    };
    return script;
  }

  it('are told once per incident, in the words of the owner', async () => {
    const script = scripted();
    const alarms = watch(script.probe);
    script.troubles = [{ subject: '', detail: '9%' }];
    for (const detail of ['9%', '8%', '7%']) {
      script.troubles = [{ subject: '', detail }];
      await alarms.round();
      await send();
    }
    expect(sms.sent).toEqual([
      { to: '+254722000000', text: 'Duka: the disk of the box has only 9% free' },
    ]);
    expect(await openAlarms()).toMatchObject([{ kind: 'disk', detail: '7%' }]);
    script.troubles = null;
    await alarms.round();
    expect(await openAlarms()).toHaveLength(1);
    script.troubles = [];
    await alarms.round();
    expect(await openAlarms()).toEqual([]);
    script.troubles = [{ subject: '', detail: '6%' }];
    await alarms.round();
    await send();
    expect(sms.sent).toHaveLength(2);
    expect(await shop.database.read.alarms.listRecent(10)).toHaveLength(2);
  });

  it('wait for the morning, and are not told when they are over by then', async () => {
    shop.clock.advance(8 * 3_600_000);
    const script = scripted();
    const alarms = watch(script.probe);
    script.troubles = [{ subject: '', detail: '9%' }];
    await alarms.round();
    await send();
    expect(sms.sent).toEqual([]);
    script.troubles = [];
    await alarms.round();
    shop.clock.advance(9 * 3_600_000);
    await send();
    expect(sms.sent).toEqual([]);
  });

  it('are told as soon as the owner has given a number', async () => {
    owner = null;
    const script = scripted();
    const alarms = watch(script.probe);
    script.troubles = [{ subject: '', detail: '9%' }];
    await alarms.round();
    expect(await shop.database.read.messages.listInState('queued')).toEqual([]);
    owner = { phone: '254722000000', language: 'sw' };
    await alarms.round();
    await send();
    expect(sms.sent[0]?.text).toContain('diski ya kisanduku');
  });

  it('outlive a probe that fails', async () => {
    const broken: AlarmProbe = {
      ...{ kind: 'backup_failed', everyMs: 0 },
      look: () => Promise.reject(new Error('broken')),
    };
    const script = scripted();
    script.troubles = [{ subject: '', detail: '9%' }];
    await watch(broken, script.probe).round();
    expect(await openAlarms()).toHaveLength(1);
    expect(shop.lines.join()).toContain('An alarm probe failed');
  });

  it('sound for a router that is silent although customers were online, until it speaks', async () => {
    const router = await shop.router();
    const { database, clock } = shop;
    const probe = routerProbe({ database, clock, timeZone: () => 'Africa/Nairobi' });
    await database.transaction((stores) => stores.routers.markSeen(router.id, clock.now()));
    clock.advance(20 * MINUTE_MS);
    expect(await probe.look()).toEqual([]);
    const code = await shop.voucher(await shop.plan());
    const voucher = await database.read.vouchers.findByHash(
      shop.vault.codeHash(code.replace('-', '')),
    );
    const session = {
      ...{ id: 's', routerId: router.id, identity: 'i', voucherId: voucher?.id ?? '' },
      ...{ acctSessionId: 'a', userName: code, mac: null, ip: null, nasPortId: null },
      ...{ seconds: 0, bytesUp: 0, bytesDown: 0, startedAtMs: 0, updatedAtMs: 0 },
      ...{ stoppedAtMs: null, terminateCause: null, speedMark: null },
      ...{ periodStartAtMs: null, baseSeconds: 0, baseBytes: 0 },
    };
    await database.transaction((stores) => stores.sessions.upsert([session]));
    const alarms = watch({ ...probe, everyMs: 0 });
    await alarms.round();
    expect(await openAlarms()).toMatchObject([{ subject: 'R1', detail: '15:00' }]);
    // Presumed over by now, but the router is still silent.
    await database.transaction((stores) =>
      stores.sessions.upsert([{ ...session, stoppedAtMs: clock.now() }]),
    );
    await alarms.round();
    expect(await openAlarms()).toHaveLength(1);
    await database.transaction((stores) => stores.routers.markSeen(router.id, clock.now()));
    await alarms.round();
    expect(await openAlarms()).toEqual([]);
  });

  it('sound for a full disk and a low SMS balance', async () => {
    expect(await diskProbe(() => ({ freeBytes: 14, totalBytes: 100 })).look()).toHaveLength(1);
    expect(await diskProbe(() => ({ freeBytes: 15, totalBytes: 100 })).look()).toEqual([]);
    const balance = balanceProbe(deps);
    expect(await balance.look()).toEqual([]);
    sms.balanceAnswer = { kind: 'known', balanceCents: 4_999 };
    expect(await balance.look()).toEqual([{ subject: 'scripted', detail: 'KES 49.99' }]);
    sms.balanceAnswer = { kind: 'unknown', detail: 'HTTP 500' };
    expect(await balance.look()).toBeNull();
  });
});
