import axios from 'axios';
import type { SmsBalance } from '../../ports/sms.ts';
import type { Clock } from '../../ports/system.ts';
import { asObject, parseObject } from '../outbound/untrusted.ts';
import { WatchedCall } from '../outbound/watched-call.ts';
import { costCents } from './outcome.ts';
import type { SmsClientConfig } from './sms-client.ts';

/** Asks `GET /version1/user` what is left: `{UserData:{balance:"KES 1785.50"}}`. */
export async function askBalance(
  config: SmsClientConfig,
  clock: Clock,
  clean: (text: string) => string,
): Promise<SmsBalance> {
  const base = config.baseUrl.replace(/\/+$/, '').replace(/\/version1$/, '');
  const url = `${base}/version1/user?username=${encodeURIComponent(config.username)}`;
  const watch = new WatchedCall(clock, url, config.timeoutMs);
  const headers = { apikey: config.apiKey, accept: 'application/json' };
  const result = await watch.run(() => axios.get(url, { ...watch.options, headers }));
  if (result.kind !== 'answer') return { kind: 'unknown', detail: result.detail };
  const balance = asObject(parseObject(result.body)?.UserData)?.balance;
  const balanceCents = costCents(balance);
  if (result.status === 200 && balanceCents !== null) return { kind: 'known', balanceCents };
  return { kind: 'unknown', detail: clean(`HTTP ${result.status} ${result.body}`) };
}
