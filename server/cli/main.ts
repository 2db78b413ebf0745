import { explain } from '../about.ts';
import { parseConfig } from '../config.ts';
import { readArguments, UsageError } from './arguments.ts';
import { connect, Refused } from './client.ts';
import { COMMANDS, type Command } from './commands.ts';

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;

/** The command line. @returns the exit status, or null when a server goes on running. */
export async function runCli(
  argv: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number | null> {
  if (argv[0] === 'serve') {
    const { serve } = await import('../main.ts');
    await serve(env);
    return null;
  }
  if (argv.length === 0 || ['help', '--help', '-h'].includes(argv[0] ?? '')) {
    out(overview());
    return argv.length === 0 ? USAGE : DONE;
  }
  const found = findCommand(argv);
  if (!found) {
    err(`There is no command "${argv.slice(0, 2).join(' ')}". See: mlango help\n`);
    return USAGE;
  }
  try {
    return await runCommand(found.name, found.command, found.rest, env, out);
  } catch (error) {
    if (error instanceof UsageError) {
      err(`${error.message}\nUsage: mlango ${found.name} ${found.command.usage}\n`);
      return USAGE;
    }
    err(`${error instanceof Refused ? error.message : explain(error)}\n`);
    return REFUSED;
  }
}

async function runCommand(
  name: string,
  command: Command,
  rest: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
): Promise<number> {
  if (rest.includes('--help')) {
    out(`mlango ${name} ${command.usage}\n${command.summary}\n`);
    return DONE;
  }
  const { options = [], flags = [], positionals = [] } = command;
  const args = readArguments(rest, options, flags, positionals);
  const client = await connect(parseConfig(env));
  try {
    const answer = await command.run(client, args);
    const lines = args.flag('json') ? [JSON.stringify(answer.value)] : answer.lines;
    out(lines.map((line) => `${line}\n`).join(''));
    return answer.exitStatus ?? DONE;
  } finally {
    await client.close();
  }
}

function findCommand(argv: string[]): { name: string; command: Command; rest: string[] } | null {
  for (const words of [3, 2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command) return { name, command, rest: argv.slice(words) };
  }
  return null;
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, command]) => `  mlango ${name.padEnd(19)} ${command.summary}`,
  );
  return `Mlango sells Wi-Fi. Commands (add --json for scripts, --help for the options):\n\n  mlango ${'serve'.padEnd(19)} Runs the box.\n${lines.join('\n')}\n`;
}
