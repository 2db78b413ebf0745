import { diskSpace } from '../adapters/system/data-dir.ts';
import { diskProbe, routerProbe } from '../features/alarms/probes.ts';
import { AlarmWatch } from '../features/alarms/watch.ts';
import { balanceProbe } from '../features/messages/balance-probe.ts';
import { collectMessages } from '../features/messages/collect.ts';
import { forgetOld } from '../features/messages/forget-old.ts';
import { type MessageReadModel, messageReadModel } from '../features/messages/read-model.ts';
import { createInboundThrottle, type InboundDeps } from '../features/messages/receive-inbound.ts';
import { remindCustomers } from '../features/messages/remind.ts';
import { dueMessageWork, recoverMessages } from '../features/messages/send-due.ts';
import { ownerOf } from '../features/messages/settings.ts';
import { summariseWeek } from '../features/messages/weekly-summary.ts';
import { createNoteLimits, type NoteDeps } from '../features/messages/write-note.ts';
import { every } from '../jobs/every.ts';
import { Pump } from '../jobs/pump.ts';
import type { House } from './house.ts';
import type { Sms } from './sms.ts';

export interface Messages {
  deps: InboundDeps & { readModel: MessageReadModel } & Pick<NoteDeps, 'noteLimits'>;
  /** What was left at each SMS provider when it was last asked, in cents. */
  balances: ReadonlyMap<string, number>;
  pump: Pump;
  /** Finds what a power cut interrupted, then starts working. */
  start(): Promise<void>;
  /** Starts what runs by itself. @returns what stops it, and the pump. */
  jobs(): () => Promise<void>;
}

const MESSAGES_AT_ONCE = 5;
const COLLECT_INTERVAL_MS = 5_000;
const REMIND_INTERVAL_MS = 60_000;
const ALARM_INTERVAL_MS = 30_000;
const SUMMARY_INTERVAL_MS = 1_800_000;
const FORGET_INTERVAL_MS = 3_600_000;

/** The outbox: its use cases, and the pump that works it off. */
export function buildMessages(house: House, sms: Sms): Messages {
  const { database, clock, random, log, mint, settings } = house;
  let wake = () => {};
  const balances = new Map<string, number>();
  const deps = {
    ...{ database, clock, random, log, mint, settings },
    providers: sms,
    wakeMessages: () => wake(),
    inboundThrottle: createInboundThrottle(),
    noteLimits: createNoteLimits(),
    readModel: messageReadModel(house.storage.reader),
  };
  const pump = new Pump({
    ...{ name: 'messages', clock, log, concurrency: MESSAGES_AT_ONCE },
    due: () => dueMessageWork(deps),
    nextDueAtMs: () => database.read.messages.nextDueAtMs(),
  });
  wake = () => pump.wake();
  return {
    deps,
    balances,
    pump,
    async start() {
      await recoverMessages(deps);
      pump.wake();
    },
    jobs() {
      const watch = alarmWatch(house, deps, balances);
      const stops = [
        every(house, 'collect SMS', COLLECT_INTERVAL_MS, () => collectMessages(deps)),
        every(house, 'remind customers', REMIND_INTERVAL_MS, () => remindCustomers(deps)),
        every(house, 'weekly summary', SUMMARY_INTERVAL_MS, () => summariseWeek(deps)),
        every(house, 'watch alarms', ALARM_INTERVAL_MS, () => watch.round()),
        every(house, 'forget old reports', FORGET_INTERVAL_MS, () => forgetOld(deps)),
      ];
      return async () => {
        await Promise.all([pump.stop(), ...stops.map((stop) => stop())]);
      };
    },
  };
}

function alarmWatch(
  house: House,
  deps: Messages['deps'],
  balances: Map<string, number>,
): AlarmWatch {
  const { database, clock, random, log, settings } = house;
  const { wakeMessages } = deps;
  return new AlarmWatch(
    { ...{ database, clock, random, log, wakeMessages }, owner: () => ownerOf(settings) },
    [
      routerProbe({ database, clock, timeZone: () => settings.value('business.timeZone') }),
      diskProbe(() => diskSpace(house.config.dataDir)),
      balanceProbe({ ...deps, note: (provider, cents) => balances.set(provider, cents) }),
    ],
  );
}
