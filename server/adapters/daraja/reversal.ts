import { constants, publicEncrypt } from 'node:crypto';
import type { RefundOutcome, RefundReport, RefundRequest } from '../../ports/gateways.ts';
import { asCode, asIdentifier, asObject, parseObject } from '../outbound/untrusted.ts';
import { readFault } from './answer.ts';
import { readReceipt } from './fields.ts';

/** Who may send money back: an API operator of the M-Pesa organisation portal. */
export interface Initiator {
  name: string;
  password: string;
  /** Safaricom's public certificate or key, PEM. */
  certificate: string;
}

/** base64 of the password encrypted for Safaricom (RSA, PKCS#1 v1.5). */
export function securityCredential({ password, certificate }: Initiator): string {
  const key = { key: certificate, padding: constants.RSA_PKCS1_PADDING };
  return publicEncrypt(key, Buffer.from(password)).toString('base64');
}

/** The body of a reversal; the misspelt field is Daraja's own. */
export function reversalPayload(
  shortcode: string,
  initiator: Initiator,
  request: RefundRequest,
): Record<string, unknown> {
  return {
    Initiator: initiator.name,
    SecurityCredential: securityCredential(initiator),
    CommandID: 'TransactionReversal',
    TransactionID: request.receipt,
    Amount: request.amountCents / 100,
    ReceiverParty: shortcode,
    RecieverIdentifierType: '11',
    ResultURL: request.resultUrl,
    QueueTimeOutURL: request.resultUrl,
    Remarks: request.remarks.slice(0, 100),
    Occasion: '',
  };
}

/** What the answer to a reversal request means; anything not understood may have run. */
export function readReversalAnswer(
  answer: { status: number; body: string },
  scrub: (text: string) => string,
): RefundOutcome {
  const parsed = parseObject(answer.body);
  const conversationId = asIdentifier(parsed?.ConversationID);
  if (asCode(parsed?.ResponseCode) === '0' && conversationId) {
    return { kind: 'accepted', conversationId };
  }
  const fault = readFault(answer.status, parsed);
  const detail = scrub(`${fault.code} ${fault.message}`);
  if (fault.kind === 'invalid_token' || fault.kind === 'throttled') {
    return { kind: 'not_sent', detail };
  }
  return fault.kind === 'credentials' || fault.kind === 'refused'
    ? { kind: 'rejected', code: fault.code, detail }
    : { kind: 'unknown', detail };
}

/** Reads `{Result: {ResultCode, ConversationID, TransactionID …}}`; null when it is none. */
export function parseReversalResult(body: string): RefundReport | null {
  const result = asObject(parseObject(body)?.Result);
  const code = asCode(result?.ResultCode);
  const conversationId = asIdentifier(result?.ConversationID);
  if (!result || code === null || !conversationId) return null;
  const detail = typeof result.ResultDesc === 'string' ? result.ResultDesc.slice(0, 200) : '';
  const ok = code === '0';
  return { conversationId, ok, receipt: ok ? readReceipt(result.TransactionID) : null, detail };
}
