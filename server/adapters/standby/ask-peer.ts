import type { AskPeer } from '../../ports/standby.ts';
import { openReply, sealAsk, talkKey } from './sealed-talk.ts';

/** A piece of a megabyte over slow Wi-Fi; a box that is dead costs as much. */
const ANSWER_MS = 15_000;
const HELLO_MS = 3_000;

/** Asks the other box over HTTP; what is said is sealed, so no TLS is needed between two boxes. */
export function askPeer(code: string): AskPeer {
  const key = talkKey(code);
  return async (url, ask) => {
    const { message, nonce } = sealAsk(key, ask);
    const response = await fetch(`${url}/api/v1/standby/talk`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(message),
      signal: AbortSignal.timeout(ask.kind === 'hello' ? HELLO_MS : ANSWER_MS),
      redirect: 'error',
    }).catch((error: unknown) => {
      const { cause, message: words } = error as Error & { cause?: { code?: string } };
      throw new Error(cause?.code ?? words);
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const reply = openReply(key, nonce, new Uint8Array(await response.arrayBuffer()));
    if (!reply) throw new Error('it has another pairing code');
    return reply;
  };
}
