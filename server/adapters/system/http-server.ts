import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OpenServer {
  port: number;
  close(): Promise<void>;
}

/** Requests under way get this long at the end; then the connection is cut. */
const CLOSE_GRACE_MS = 2_000;

/** Opens an HTTP server; rejects with the system's error when the port cannot be had. */
export async function openHttpServer(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<OpenServer> {
  // A slow or idle client must not hold a small box's sockets for ever.
  const options = { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 };
  const server = createServer(options, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  await closed;
  clearTimeout(cut);
}
