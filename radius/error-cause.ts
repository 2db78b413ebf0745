/** Error-Cause (RFC 5176 §3.5), in words for whoever runs the router. */
const WORDS = new Map<number, string>([
  [201, 'the leftovers of the session were removed'],
  [202, 'invalid EAP packet'],
  [401, 'the router does not support an attribute that was sent'],
  [402, 'the router misses an attribute it needs'],
  [403, 'the request named another router'],
  [404, 'the router found the request invalid'],
  [405, 'the router does not support this service'],
  [406, 'the router does not support this kind of request'],
  [407, 'an attribute had a value the router does not accept'],
  [501, 'the router is set to refuse this'],
  [502, 'a proxy could not pass the request on'],
  [503, 'the router knows no such session'],
  [504, 'the router cannot remove this session'],
  [505, 'a proxy failed'],
  [506, 'the router lacks the resources'],
  [507, 'the router wants to be asked for authorisation first'],
  [508, 'several sessions fit and the router cannot choose'],
]);

/** The NAK code that means the session is gone already (RFC 5176 §3.5). */
export const SESSION_CONTEXT_NOT_FOUND = 503;

/** What an Error-Cause means; null stands for a refusal without one. */
export function errorCauseWords(errorCause: number | null): string {
  if (errorCause === null) return 'the router refused without a reason';
  return WORDS.get(errorCause) ?? `the router refused with Error-Cause ${errorCause}`;
}
