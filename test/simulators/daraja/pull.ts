import { json, type SimulatedReply } from '../http.ts';
import { fault } from './faults.ts';
import { nairobiText, parseNairobiDigits } from './identifiers.ts';
import type { Transaction } from './ledger.ts';

const PAGE_ROWS = 1000;
const HORIZON_MS = 48 * 3600 * 1000;

/** Answers `/pulltransactions/v1/query`: the shortcode's money of the last 48 hours, in pages. */
export function pullTransactions(
  body: Record<string, unknown>,
  transactions: readonly Transaction[],
  nowMs: number,
): SimulatedReply {
  const shortcode = String(body.ShortCode ?? '');
  const fromMs = parseDate(body.StartDate);
  const toMs = parseDate(body.EndDate);
  const offset = Number(body.OffSetValue ?? 0);
  if (!/^\d{5,7}$/.test(shortcode)) return fault(400, '400.002.02', 'Invalid ShortCode');
  if (fromMs === null || toMs === null) return fault(400, '400.002.02', 'Invalid Date');
  if (!Number.isInteger(offset) || offset < 0) {
    return fault(400, '400.002.02', 'Invalid OffSetValue');
  }
  const rows = transactions
    .filter((one) => one.shortcode === shortcode && one.atMs >= nowMs - HORIZON_MS)
    .filter((one) => one.atMs >= fromMs && one.atMs <= toMs)
    .slice(offset, offset + PAGE_ROWS)
    .map((one) => ({
      transactionId: one.receipt,
      trxDate: nairobiText(one.atMs),
      msisdn: one.phone,
      sender: 'MPESA',
      transactiontype: 'c2b-pay-bill-debit',
      billreference: one.reference,
      amount: one.amount.toFixed(2),
      organizationname: 'Simulated merchant',
    }));
  return rows.length === 0
    ? json(200, {
        ResponseRefID: '26178-42530161-2',
        ResponseCode: '1001',
        ResponseMessage: 'None',
      })
    : json(200, {
        ResponseRefID: '26178-42530161-2',
        ResponseCode: '1000',
        ResponseMessage: 'Success',
        Response: [rows],
      });
}

/** `YYYY-MM-DD H:mm:ss` in Nairobi. */
function parseDate(value: unknown): number | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d{1,2}):(\d\d):(\d\d)$/.exec(String(value ?? ''));
  if (!match) return null;
  const [, date = '', hour = '', minute = '', second = ''] = match;
  return parseNairobiDigits(date.replaceAll('-', '') + hour.padStart(2, '0') + minute + second);
}
