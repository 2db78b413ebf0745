/** Runs the simulators alone, on fixed ports, until a signal ends them. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock, Logger, Random } from '../../server/ports/system.ts';
import { startAfricasTalkingSimulator } from './africastalking.ts';
import { startAirtelSimulator } from './airtel.ts';
import { startDarajaSimulator } from './daraja.ts';
import { startGammuSimulator } from './gammu.ts';
import { startSmsHttpSimulator } from './sms-http.ts';

const clock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

const random: Random = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};

const print = (_fields: object, message: string) => process.stdout.write(`${message}\n`);
const log: Logger = { debug: print, info: print, warn: print, error: print, child: () => log };

const darajaPort = Number(process.env.MLANGO_SIMULATOR_DARAJA_PORT ?? 8090);
const smsPort = Number(process.env.MLANGO_SIMULATOR_AFRICASTALKING_PORT ?? 8091);
const smsHttpPort = Number(process.env.MLANGO_SIMULATOR_SMS_HTTP_PORT ?? 8092);
const gammuFolder = process.env.MLANGO_SIMULATOR_GAMMU_DIR;
const reportUrl = process.env.MLANGO_SIMULATOR_DELIVERY_REPORT_URL;

const daraja = await startDarajaSimulator({ clock, random, log, port: darajaPort });
const sms = await startAfricasTalkingSimulator({
  clock,
  random,
  log,
  port: smsPort,
  ...(reportUrl ? { deliveryReportUrl: reportUrl } : {}),
});

const airtel = await startAirtelSimulator({
  ...{ clock, random },
  port: Number(process.env.MLANGO_SIMULATOR_AIRTEL_PORT ?? 8093),
});
const smsHttp = await startSmsHttpSimulator({ clock, port: smsHttpPort });
const modem = gammuFolder ? startGammuSimulator({ clock, folder: gammuFolder }) : null;

print({}, `MLANGO_DARAJA_BASE_URL=${daraja.baseUrl}`);
print({}, `MLANGO_AFRICASTALKING_BASE_URL=${sms.baseUrl}`);
print({}, `MLANGO_AIRTEL_BASE_URL=${airtel.baseUrl}`);
print({}, `MLANGO_SMS_HTTP_URL=${smsHttp.baseUrl}`);
if (gammuFolder) print({}, `MLANGO_GAMMU_DIR=${gammuFolder}`);
print({}, `prompts: ${daraja.baseUrl}/simulator/prompts`);
print({}, `messages: ${sms.baseUrl}/simulator/messages`);

async function stop(): Promise<void> {
  modem?.close();
  await Promise.all([daraja.close(), sms.close(), smsHttp.close(), airtel.close()]);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
