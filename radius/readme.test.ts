import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attributeNamed, encodeAccessRequest, openUdp, readReply } from './index.ts';

const ACCESS_ACCEPT = 2;
const SESSION_TIMEOUT = 27;

it('the example of the README is a server that lets its customer in', async () => {
  const [authPort, acctPort] = await Promise.all([freePort(), freePort()]);
  const folder = mkdtempSync(join(tmpdir(), 'radius-readme-'));
  const file = join(folder, 'example.ts');
  writeFileSync(file, `${example(authPort, acctPort)}\nexport { server };\n`);
  try {
    const { server } = await import(/* @vite-ignore */ file);
    const secret = Buffer.from('at least 16 characters');
    const request = encodeAccessRequest({
      ...{ identifier: 1, authenticator: randomBytes(16), secret, userName: 'ABCD-1234' },
      credential: { kind: 'pap', password: 'ABCD-1234' },
      attributes: [attributeNamed('NAS-Identifier', 'shop')],
    });
    const reply = readReply(await exchange(request, authPort), request, secret);
    expect(reply?.code).toBe(ACCESS_ACCEPT);
    const limit = reply?.attributes.find(({ type }) => type === SESSION_TIMEOUT);
    expect(limit?.value.readUInt32BE()).toBe(3_600);
    await server.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** The first block of code, on ports and an address that a test may use. */
function example(authPort: number, acctPort: number): string {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const replaced: [string, string][] = [
    ["'./radius/index.ts'", JSON.stringify(join(import.meta.dirname, 'index.ts'))],
    ["'0.0.0.0', 1812", `'127.0.0.1', ${authPort}`],
    ["'0.0.0.0', 1813", `'127.0.0.1', ${acctPort}`],
    ['192.168.88.1', '127.0.0.1'],
  ];
  return replaced.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example says ${from} no longer`);
    return text.replace(from, to);
  }, code);
}

async function freePort(): Promise<number> {
  const socket = await openUdp('127.0.0.1', 0);
  const { port } = socket.address();
  await socket.close();
  return port;
}

async function exchange(request: Buffer, port: number): Promise<Buffer> {
  const socket = await openUdp('127.0.0.1', 0);
  try {
    return await new Promise((resolve) => {
      socket.onMessage(resolve);
      socket.send(request, port, '127.0.0.1');
    });
  } finally {
    await socket.close();
  }
}
