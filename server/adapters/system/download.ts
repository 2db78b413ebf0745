/** Longest silence of the other side, in milliseconds. */
const SILENCE_MS = 60_000;

/**
 * The content at an address, in pieces as they come.
 * @throws Error with a sentence for the owner
 */
export async function* download(url: string): AsyncGenerator<Uint8Array> {
  const cut = new AbortController();
  let timer = setTimeout(() => cut.abort(), SILENCE_MS);
  try {
    const answer = await fetch(url, { signal: cut.signal }).catch((error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new Error(`The address does not answer (${String(cause)}).`);
    });
    if (!answer.ok || !answer.body) throw new Error(`The address answers ${answer.status}.`);
    for await (const piece of answer.body) {
      clearTimeout(timer);
      timer = setTimeout(() => cut.abort(), SILENCE_MS);
      yield piece;
    }
  } finally {
    clearTimeout(timer);
    cut.abort();
  }
}
