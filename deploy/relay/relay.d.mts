/** The relay as the tests start it. */
export function startRelay(options: {
  secrets: readonly string[];
  file: string;
  host?: string;
  port?: number;
  now?: () => number;
}): Promise<{ port: number; close(): Promise<void> }>;
