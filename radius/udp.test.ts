import { expect, it } from 'vitest';
import { openUdp } from './udp.ts';

it('carries a datagram and tells where it came from', async () => {
  const [left, right] = await Promise.all([openUdp('127.0.0.1', 0), openUdp('127.0.0.1', 0)]);
  const arrival = new Promise<{ text: string; port: number }>((resolve) => {
    right.onMessage((datagram, source) => resolve({ text: `${datagram}`, port: source.port }));
  });
  left.send(Buffer.from('hello'), right.address().port, '127.0.0.1');
  expect(await arrival).toEqual({ text: 'hello', port: left.address().port });
  await Promise.all([left.close(), right.close()]);
});

it('sends what was given to it before it closes', async () => {
  const [left, right] = await Promise.all([openUdp('127.0.0.1', 0), openUdp('127.0.0.1', 0)]);
  const arrived = new Promise((resolve) => right.onMessage((datagram) => resolve(`${datagram}`)));
  left.send(Buffer.from('last word'), right.address().port, '127.0.0.1');
  await left.close();
  expect(await arrived).toBe('last word');
  await right.close();
});

it('does not fail on an answer to a datagram that claimed port 0', async () => {
  const socket = await openUdp('127.0.0.1', 0);
  expect(() => socket.send(Buffer.from('hello'), 0, '127.0.0.1')).not.toThrow();
  await socket.close();
});

it('shares its port with nobody', async () => {
  const socket = await openUdp('127.0.0.1', 0);
  await expect(openUdp('127.0.0.1', socket.address().port)).rejects.toThrow('EADDRINUSE');
  await socket.close();
});
