/** What a RouterOS says of its configuration, apart from what it says of the moment. */

/** Colours and cursor movements of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how they begin.
const TERMINAL_CODES = /\x1b\[[0-9;?]*[A-Za-z]/g;

/** As it is kept: lines end in one newline, nothing of the terminal is left. */
export function cleanConfig(said: string): string {
  return `${said
    .replace(TERMINAL_CODES, '')
    .replace(/\r+\n?/g, '\n')
    .trim()}\n`;
}

/**
 * What two copies are compared by. Lines that begin with `#` tell of the moment: the time and version
 * at the top, `inactive time`, `ether2 not ready`. Comments of the owner are `comment=` of a command.
 */
export function significantConfig(config: string): string {
  return config
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
}

/**
 * From the first line, `# 2026-11-28 03:10:00 by RouterOS 7.16.1` (7) or
 * `# nov/28/2026 03:10:00 by RouterOS 6.49.17` (6).
 * @returns null: this was not written by a RouterOS
 */
export function versionOfConfig(config: string): string | null {
  return /^# .{8,40} by RouterOS (\d+\.[\w.]+)/m.exec(config)?.[1] ?? null;
}
