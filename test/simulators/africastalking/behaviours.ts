/**
 * What the SMS network does with a number, chosen by the three digits before its last one (the
 * last belongs to the M-Pesa simulator): 0712 34**405**0 pays and finds the SMS balance empty.
 */
export interface SmsBehaviour {
  digits: string;
  summary: string;
  /** The recipient's statusCode and status, null when there is no recipient in the answer. */
  recipient: { code: number; status: string } | null;
  /** HTTP status of the answer; 201 is the documented one. */
  httpStatus: number;
  answer: 'given' | 'lost' | 'never' | 'plain_text';
  /** The final delivery report; null = none ever comes. */
  report: { status: 'Success' | 'Failed'; failureReason: string } | null;
}

export const DELIVERED: SmsBehaviour = {
  digits: 'any other',
  summary: 'delivered, report after one delay',
  recipient: { code: 101, status: 'Success' },
  httpStatus: 201,
  answer: 'given',
  report: { status: 'Success', failureReason: '' },
};

function refused(code: number, status: string): SmsBehaviour {
  return {
    ...DELIVERED,
    digits: String(code),
    summary: `refused: ${status}`,
    recipient: { code, status },
    report: null,
  };
}

export const SMS_BEHAVIOURS: readonly SmsBehaviour[] = [
  refused(401, 'RiskHold'),
  refused(402, 'InvalidSenderId'),
  refused(403, 'InvalidPhoneNumber'),
  refused(404, 'UnsupportedNumberType'),
  refused(405, 'InsufficientBalance'),
  refused(406, 'UserInBlacklist'),
  refused(407, 'CouldNotRoute'),
  refused(409, 'DoNotDisturbRejection'),
  refused(500, 'InternalServerError'),
  refused(501, 'GatewayError'),
  refused(502, 'RejectedByGateway'),
  {
    ...DELIVERED,
    digits: '900',
    summary: 'HTTP 201 without any recipient; nothing is sent',
    recipient: null,
    report: null,
  },
  { ...DELIVERED, digits: '901', summary: 'sent, but answered with HTTP 200', httpStatus: 200 },
  { ...DELIVERED, digits: '902', summary: 'sent, but the answer is lost', answer: 'lost' },
  { ...DELIVERED, digits: '903', summary: 'sent, but never answered', answer: 'never' },
  {
    ...DELIVERED,
    digits: '904',
    summary: 'HTTP 503 in plain text; nothing is sent',
    httpStatus: 503,
    answer: 'plain_text',
    recipient: null,
    report: null,
  },
  { ...DELIVERED, digits: '905', summary: 'sent, no delivery report ever', report: null },
  {
    ...DELIVERED,
    digits: '906',
    summary: 'sent, and the report says Failed (AbsentSubscriber)',
    report: { status: 'Failed', failureReason: 'AbsentSubscriber' },
  },
];

/** The behaviour for a number with its leading `+`. */
export function smsBehaviourOf(number: string): SmsBehaviour {
  const digits = number.slice(-4, -1);
  return SMS_BEHAVIOURS.find((behaviour) => behaviour.digits === digits) ?? DELIVERED;
}
