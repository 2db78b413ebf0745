// The owner at the tablet: a session of the admin interface from outside the box.

const PIECE_BYTES = 4 * 2 ** 20;
/** An update is made in one breath: a connection kept from before it may be closed, and nobody has looked. */
const FRESH = { connection: 'close' };

export class Owner {
  #machine;
  #cookie = '';
  #password;
  #username;

  constructor(machine, username, password) {
    this.#machine = machine;
    this.#username = username;
    this.#password = password;
  }

  /** @returns the answer's JSON; throws what the box refused with */
  async ask(method, path, body, headers = {}) {
    const isFile = body instanceof Blob;
    const answer = await fetch(`${this.#machine.admin}/api/v1${path}`, {
      method,
      headers: {
        ...FRESH,
        cookie: this.#cookie,
        ...(body === undefined || isFile ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || isFile ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(300_000),
    });
    const cookie = answer.headers.get('set-cookie');
    if (cookie) this.#cookie = cookie.split(';')[0];
    const value = await answer.json().catch(() => null);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(value)}`);
    return value;
  }

  /** @returns the bytes of a file that the box gives out */
  async download(path) {
    const answer = await fetch(`${this.#machine.admin}/api/v1${path}`, {
      headers: { ...FRESH, cookie: this.#cookie },
      signal: AbortSignal.timeout(300_000),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Sends a file in pieces, as the tablet does. */
  async upload(path, file) {
    for (let offset = 0; offset < file.length; offset += PIECE_BYTES) {
      const piece = new Blob([file.subarray(offset, offset + PIECE_BYTES)]);
      const type = { 'content-type': 'application/octet-stream' };
      await this.ask('POST', `${path}?offset=${offset}`, piece, type);
    }
  }

  /** First run, with the PIN that stands on the box's screen. */
  async setUp(pin) {
    return this.ask('POST', '/setup', {
      ...{ pin, ownerName: 'Amina', username: this.#username, password: this.#password },
      ...{ businessName: 'Duka', currency: 'KES', timeZone: 'Africa/Nairobi', demoPlans: true },
    });
  }

  async logIn() {
    return this.ask('POST', '/login', { username: this.#username, password: this.#password });
  }
}
