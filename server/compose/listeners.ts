import type Koa from 'koa';
import { openHttpServer } from '../adapters/system/http-server.ts';
import type { Config } from '../config.ts';
import type { Radius } from './radius.ts';

export interface Listeners {
  ports: { http: number; admin: number; radiusAuth: number; radiusAcct: number };
  close(): Promise<void>;
}

/** A port is taken or not ours to open; the message says which variable moves it. */
export class ListenError extends Error {
  override name = 'ListenError';
}

/**
 * Opens every listener of the role, or none.
 * @param radius null on a box that may not sell
 * @throws ListenError
 */
export async function openListeners(
  config: Config,
  role: 'serve' | 'control',
  apps: { portal: Koa; admin: Koa },
  radius: Radius | null,
): Promise<Listeners> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.all(closers.splice(0).map((one) => one()));
  };
  const web = async (app: Koa, host: string, port: number, variable: string) => {
    const server = await explained(variable, port, () =>
      openHttpServer(app.callback(), host, port),
    );
    closers.push(server.close);
    return server.port;
  };
  try {
    if (role === 'control') {
      const admin = await web(apps.admin, '127.0.0.1', 0, 'MLANGO_ADMIN_PORT');
      return { ports: { http: 0, admin, radiusAuth: 0, radiusAcct: 0 }, close };
    }
    const { http, admin } = config;
    const httpPort = await web(apps.portal, http.host, http.port, 'MLANGO_HTTP_PORT');
    const adminPort = await web(apps.admin, admin.host, admin.port, 'MLANGO_ADMIN_PORT');
    if (!radius) {
      return { ports: { http: httpPort, admin: adminPort, radiusAuth: 0, radiusAcct: 0 }, close };
    }
    const { host, authPort, acctPort } = config.radius;
    const opened = await explained('MLANGO_RADIUS_AUTH_PORT and _ACCT_PORT', authPort, () =>
      radius.listen(host, authPort, acctPort),
    );
    closers.push(() => opened.close());
    const ports = { http: httpPort, admin: adminPort };
    return { ports: { ...ports, radiusAuth: opened.authPort, radiusAcct: opened.acctPort }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function explained<T>(variable: string, port: number, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new ListenError(
        `Port ${port} is in use. Is Mlango running already? Else set ${variable} to a free port.`,
      );
    }
    if (code === 'EACCES') {
      throw new ListenError(`This user may not open port ${port}. Set ${variable} above 1023.`);
    }
    if (code === 'EADDRNOTAVAIL') {
      throw new ListenError(
        `The address for port ${port} is not one of this machine (${variable}).`,
      );
    }
    throw error;
  }
}
