import { json, plain, type SimulatedReply, type SimulatedRequest } from '../http.ts';

/** Ways in which the real service is known to misbehave, for `onRequest`. */
export type Misbehaviour =
  /** 500 "Service is currently unreachable". */
  | 'http_500'
  /** An HTML 403 from the edge, as after a burst. */
  | 'html_403'
  /** HTTP 200 with errorCode 500.001.1001 and no message. */
  | 'empty_error'
  | 'spike_arrest'
  /** "Invalid Access Token" for a good token. */
  | 'invalid_token'
  | 'broken_json'
  /** An error that repeats the request, headers and all. */
  | 'echo'
  /** The connection is cut before anything is processed. */
  | 'drop_before'
  /** Processed, then the connection is cut. */
  | 'drop_after'
  /** Not processed, never answered. */
  | 'hang_before'
  /** Processed, never answered. */
  | 'hang_after';

/** The documented error envelope. */
export function fault(status: number, errorCode: string, errorMessage: string): SimulatedReply {
  return json(status, { requestId: '1c5b-4ba8-815c-ac45c57a3db0', errorCode, errorMessage });
}

/** The answer of a request that is not processed at all; null when it is. */
export function answerInstead(
  misbehaviour: Misbehaviour,
  request: SimulatedRequest,
): SimulatedReply | null {
  switch (misbehaviour) {
    case 'http_500':
      return fault(
        500,
        '500.003.1001',
        'Service is currently unreachable. Please try again later.',
      );
    case 'html_403':
      return { status: 403, type: 'text/html', body: '<html><body>Access denied</body></html>' };
    case 'empty_error':
      return fault(200, '500.001.1001', '');
    case 'spike_arrest':
      return fault(500, '500.003.02', 'Error Occurred: Spike Arrest Violation');
    case 'invalid_token':
      return fault(404, '404.001.03', 'Invalid Access Token');
    case 'broken_json':
      return plain(200, '{"ResponseCode":"0","Checkout');
    case 'echo': {
      const heard = `${JSON.stringify(request.headers)} ${request.body}`;
      return fault(400, '400.002.02', `Bad Request ${heard}`);
    }
    case 'drop_before':
      return 'drop';
    case 'hang_before':
      return 'hang';
    case 'drop_after':
    case 'hang_after':
      return null;
  }
}

/** What replaces the answer of a request that was processed. */
export function answerAfter(
  misbehaviour: Misbehaviour | null,
  reply: SimulatedReply,
): SimulatedReply {
  if (misbehaviour === 'drop_after') return 'drop';
  return misbehaviour === 'hang_after' ? 'hang' : reply;
}
