// Keeps what payment and SMS providers post for a box without a public address, until the box
// fetches it. One file, no dependencies, Node 20 or newer. See README.md beside it.
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const MOST_BODY_BYTES = 65_536;
const MOST_EVENTS_PER_BOX = 10_000;
const MOST_EVENTS_PER_POLL = 100;
const KEEP_MS = 48 * 3_600_000;
/** An event handed over and not finished by then is handed over again. */
const LEASE_MS = 15_000;
const LONG_POLL_MS = 25_000;
/** USSD providers give up after ten seconds. */
const ANSWER_WITHIN_MS = 8_000;
const COMPACT_AFTER_LINES = 5_000;
const LATE_ANSWER = 'END Wi-Fi: we are not reachable now. Please use the Wi-Fi page.';
const RECEIVED = JSON.stringify({ ResultCode: 0, ResultDesc: 'Success' });

/** The unguessable first part of a box's addresses; the box derives the same from the secret. */
function pathTokenOf(secret) {
  return createHmac('sha256', secret).update('mlango relay path').digest('hex').slice(0, 40);
}

/** Compares without telling by the time taken how much was right. */
function isSame(a, b) {
  const digest = (text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Events on disk as lines: one when it comes, one when it is finished; rewritten when half is over. */
class Journal {
  #file;
  #descriptor;
  #lines = 0;

  constructor(file) {
    this.#file = file;
  }

  /** @returns the events that are not finished, the oldest first. */
  load() {
    const open = new Map();
    let text = '';
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    for (const line of text.split('\n')) {
      let entry;
      try {
        entry = JSON.parse(line);
      } catch {
        continue; // The last line of a power cut was never acknowledged to anybody.
      }
      if (entry.done) open.delete(entry.done);
      else if (entry.id) open.set(entry.id, entry);
    }
    this.compact([...open.values()]);
    return [...open.values()];
  }

  add(entries) {
    this.#write(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    this.#lines += entries.length;
  }

  get isLong() {
    return this.#lines > COMPACT_AFTER_LINES;
  }

  compact(events) {
    const draft = `${this.#file}.new`;
    const descriptor = openSync(draft, 'w', 0o600);
    writeSync(descriptor, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(draft, this.#file);
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, 'a', 0o600);
    this.#lines = events.length;
  }

  close() {
    closeSync(this.#descriptor);
  }

  #write(text) {
    writeSync(this.#descriptor, text);
    fsyncSync(this.#descriptor);
  }
}

/** What waits for one box. */
class Queue {
  events = new Map();
  leasedUntilMs = new Map();
  /** Wakes the box's long poll. */
  wake = () => {};

  take(nowMs) {
    const free = [...this.events.values()].filter(
      ({ id }) => (this.leasedUntilMs.get(id) ?? 0) <= nowMs,
    );
    const taken = free.slice(0, MOST_EVENTS_PER_POLL);
    for (const { id } of taken) this.leasedUntilMs.set(id, nowMs + LEASE_MS);
    return taken;
  }

  finish(id) {
    this.leasedUntilMs.delete(id);
    return this.events.delete(id);
  }
}

export function startRelay({ secrets, file, host = '127.0.0.1', port = 0, now = Date.now }) {
  const boxes = secrets.map((secret) => ({
    secret,
    pathToken: pathTokenOf(secret),
    queue: new Queue(),
  }));
  const journal = new Journal(file);
  const phones = new Map();
  for (const event of journal.load()) {
    const box = boxes.find(({ pathToken }) => pathToken === event.box);
    box?.queue.events.set(event.id, event);
  }

  const unfinished = () => boxes.flatMap(({ queue }) => [...queue.events.values()]);

  function finish(box, ids) {
    const known = ids.filter((id) => box.queue.finish(id));
    if (known.length > 0) journal.add(known.map((id) => ({ done: id })));
    if (journal.isLong) journal.compact(unfinished());
  }

  function forgetOld(box) {
    const beforeMs = now() - KEEP_MS;
    const old = [...box.queue.events.values()].filter(({ atMs }) => atMs < beforeMs);
    finish(
      box,
      old.map(({ id }) => id),
    );
  }

  function receive(request, response, box, path, body) {
    forgetOld(box);
    if (box.queue.events.size >= MOST_EVENTS_PER_BOX) return reply(response, 503, 'full');
    const id = randomUUID();
    const forwarded = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      .trim();
    const source = forwarded || request.socket.remoteAddress || '';
    const event = { id, box: box.pathToken, path, body, source, atMs: now() };
    const isUssd = path.startsWith('/hooks/ussd/');
    // A conversation is over when its phone gives up: it is not worth keeping.
    if (!isUssd) journal.add([event]);
    box.queue.events.set(id, event);
    if (isUssd) awaitAnswer(response, box, id);
    else reply(response, 200, RECEIVED, 'application/json');
    box.queue.wake();
  }

  function awaitAnswer(response, box, id) {
    const answer = (text) => {
      clearTimeout(timer);
      phones.delete(id);
      box.queue.finish(id);
      reply(response, 200, text, 'text/plain');
    };
    const timer = setTimeout(() => answer(LATE_ANSWER), ANSWER_WITHIN_MS);
    phones.set(id, answer);
  }

  /** The box says what it has stored, gives answers, and waits for what comes next. */
  function poll(request, response, box, body) {
    const { done = [], answers = [], wait = true } = body;
    for (const { id, text } of answers) phones.get(id)?.(String(text));
    finish(box, done.map(String));
    const events = box.queue.take(now());
    const send = (list) =>
      reply(
        response,
        200,
        JSON.stringify({ events: list.map(({ box: _box, ...event }) => event) }),
        'application/json',
      );
    if (events.length > 0 || !wait) return send(events);
    let timer;
    const end = () => {
      clearTimeout(timer);
      if (box.queue.wake === end) box.queue.wake = () => {};
      if (!response.writableEnded && !response.destroyed) send(box.queue.take(now()));
    };
    // A newer poll of the same box replaces this one.
    box.queue.wake();
    box.queue.wake = end;
    timer = setTimeout(end, LONG_POLL_MS);
    request.socket.once('close', () => {
      clearTimeout(timer);
      if (box.queue.wake === end) box.queue.wake = () => {};
    });
  }

  async function handle(request, response) {
    const path = new URL(request.url ?? '/', 'http://relay').pathname;
    if (path === '/healthz') return reply(response, 200, 'ok');
    if (request.method !== 'POST') return reply(response, 404, 'not found');
    if (path === '/poll') {
      const given = String(request.headers.authorization ?? '').replace(/^Bearer /, '');
      const box = boxes.find(({ secret }) => isSame(secret, given));
      if (!box) return reply(response, 401, 'wrong secret');
      return poll(request, response, box, JSON.parse((await readBody(request)) || '{}'));
    }
    const match = /^\/([0-9a-f]{40})(\/hooks\/[\w/-]{1,300})$/.exec(path);
    const box = match && boxes.find(({ pathToken }) => isSame(pathToken, match[1]));
    if (!box) return reply(response, 404, 'not found');
    receive(request, response, box, match[2], await readBody(request));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!response.headersSent) reply(response, error.status ?? 400, 'not understood');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({
        port: server.address().port,
        close: () =>
          new Promise((done) => {
            for (const { queue } of boxes) queue.wake();
            server.close(() => {
              journal.close();
              done();
            });
            server.closeAllConnections();
          }),
      }),
    );
  });
}

async function readBody(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) throw Object.assign(new Error('too large'), { status: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response, status, body, type = 'text/plain') {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
  });
  response.end(body);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const secrets = (process.env.MLANGO_RELAY_SECRET ?? '').split(',').filter(Boolean);
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 32)) {
    process.stderr.write(
      'MLANGO_RELAY_SECRET: give at least 32 characters, several separated by commas\n',
    );
    process.exit(1);
  }
  const relay = await startRelay({
    secrets,
    file: process.env.RELAY_FILE ?? './relay.jsonl',
    host: process.env.RELAY_HOST ?? '127.0.0.1',
    port: Number(process.env.RELAY_PORT ?? 8090),
  });
  process.stdout.write(`The relay listens on port ${relay.port}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void relay.close().then(() => process.exit(0)));
  }
}
