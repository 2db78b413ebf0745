import type { MessageDeps } from '../features/messages/deps.ts';
import { dueMessageWork, recoverMessages } from '../features/messages/send-due.ts';
import { createPump } from '../jobs/pump.ts';
import type { House } from './house.ts';
import type { Sms } from './sms.ts';

export interface Messages {
  deps: MessageDeps;
  /** Finds what a power cut interrupted, then starts working. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const MESSAGES_AT_ONCE = 5;

/** The outbox: its use cases, and the pump that works it off. */
export function buildMessages(house: House, sms: Sms): Messages {
  const { database, clock, random, log, mint, settings } = house;
  let wake = () => {};
  const deps: MessageDeps = {
    ...{ database, clock, random, log, mint, settings },
    providers: sms,
    wakeMessages: () => wake(),
  };
  const pump = createPump({
    ...{ name: 'messages', clock, log, concurrency: MESSAGES_AT_ONCE },
    due: () => dueMessageWork(deps),
    nextDueAtMs: () => database.read.messages.nextDueAtMs(),
  });
  wake = pump.wake;
  return {
    deps,
    async start() {
      await recoverMessages(deps);
      pump.wake();
    },
    stop: () => pump.stop(),
  };
}
