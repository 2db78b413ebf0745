import {
  type AccessReply,
  type AccessRequest,
  type AccountingRequest,
  nasDriver,
  type RadiusHandler,
} from '../../../radius/index.ts';
import type { AccessAnswer, AccessQuestion, AccountingReport } from '../../ports/access.ts';
import { sessionLimits, type UsualLimits } from './limits.ts';

export interface HandlerDeps {
  authorize(question: AccessQuestion): AccessAnswer | Promise<AccessAnswer>;
  /** Resolves when the report is durable. */
  account(report: AccountingReport): Promise<void>;
  /** The router was heard. */
  seen(routerId: string): void;
  usual: UsualLimits;
}

/** Between the RADIUS library, which knows bytes, and the use cases, which know vouchers. */
export function radiusHandler(deps: HandlerDeps): RadiusHandler {
  return {
    access(request: AccessRequest): AccessReply | Promise<AccessReply> {
      deps.seen(request.client.id);
      const answer = deps.authorize({
        routerId: request.client.id,
        userName: request.userName,
        mac: request.mac,
        verify: (cleartext) => request.verify(cleartext),
      });
      if (!(answer instanceof Promise)) return replyOf(deps, request, answer);
      return answer.then((late) => replyOf(deps, request, late));
    },

    accounting(request: AccountingRequest): Promise<void> {
      deps.seen(request.client.id);
      return deps.account({
        routerId: request.client.id,
        status: request.status,
        userName: request.userName,
        acctSessionId: request.acctSessionId,
        classValue: request.classValue,
        mac: request.mac,
        ip: request.framedIp,
        nasPortId: request.nasPortId,
        seconds: request.sessionSeconds,
        bytesUp: request.bytesUp,
        bytesDown: request.bytesDown,
        eventTimestampSeconds: request.eventTimestampSeconds,
        delaySeconds: request.delaySeconds,
        terminateCause: request.terminateCause,
      });
    },
  };
}

function replyOf(deps: HandlerDeps, request: AccessRequest, answer: AccessAnswer): AccessReply {
  if (!answer.ok) return { code: 'reject', replyMessage: answer.replyMessage };
  const { grant, classValue } = answer;
  const limits = sessionLimits(grant, deps.usual, classValue);
  return { code: 'accept', attributes: nasDriver(request.client.kind).grant(limits) };
}
