import { execFile } from 'node:child_process';

export interface RadclientAnswer {
  /** `Access-Accept`, `Access-Reject`, `Accounting-Response` … or null without an answer. */
  code: string | null;
  /** Attribute → text as radclient prints it (the last one when repeated). */
  attributes: Record<string, string>;
  text: string;
}

/** Debian's radclient as the router: an independent implementation of the protocol. */
export function radclient(
  port: number,
  command: 'auth' | 'acct' | 'status',
  secret: string,
  attributes: Record<string, string | number>,
): Promise<RadclientAnswer> {
  const input = Object.entries(attributes)
    .map(
      ([name, value]) => `${name} = ${typeof value === 'string' ? JSON.stringify(value) : value}`,
    )
    .join('\n');
  return new Promise((resolve, reject) => {
    const args = ['-x', '-r', '2', '-t', '2', `127.0.0.1:${port}`, command, secret];
    const child = execFile('radclient', args, (error, out, err) => {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') {
        reject(new Error('radclient is not installed: apt-get install freeradius-utils'));
      } else resolve(readAnswer(`${out}${err}`));
    });
    child.stdin?.end(`${input}\n`);
  });
}

function readAnswer(text: string): RadclientAnswer {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^Received /.test(line));
  const code = /^Received (\S+)/.exec(lines[start] ?? '')?.[1] ?? null;
  const attributes: Record<string, string> = {};
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    const match = /^\s+([\w-]+) = (.*)$/.exec(line);
    if (match) attributes[match[1] ?? ''] = (match[2] ?? '').replace(/^"|"$/g, '');
  }
  return { code, attributes, text };
}
