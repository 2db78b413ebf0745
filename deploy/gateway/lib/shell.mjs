import { spawn } from 'node:child_process';
import { nft, nftList, PATH } from './run.mjs';

const TIMEOUT_MS = 10_000;

/**
 * A program that stays and takes one command after the other: starting one costs a small box more
 * than all that the command itself does. Started anew when it has ended.
 */
export class Shell {
  #command;
  #last;
  #isLast;
  #child = null;
  #turn = Promise.resolve();

  /**
   * @param command of a constant text, never of anything that is asked
   * @param last a command that answers always the same, and so tells that those before it are done
   * @param isLast whether a line is the beginning of that answer
   */
  constructor(command, last, isLast) {
    this.#command = command;
    this.#last = last;
    this.#isLast = isLast;
  }

  /** @returns what it said, in lines; nothing for a command that did its work in silence */
  say(text) {
    const said = this.#turn.then(() => this.#exchange(text));
    this.#turn = said.catch(() => undefined);
    return said;
  }

  #exchange(text) {
    const child = this.#living();
    return new Promise((resolve, reject) => {
      const lines = [];
      let rest = '';
      const finish = (settle, value) => {
        clearTimeout(timer);
        child.stdout.off('data', read);
        child.off('exit', gone);
        settle(value);
      };
      const fail = (words) => {
        this.#child = null;
        child.kill('SIGKILL');
        finish(reject, new Error(`${this.#command}: ${words}`));
      };
      const gone = () => fail(lines.join(' ').slice(0, 500) || 'it has ended');
      const read = (chunk) => {
        const parts = (rest + chunk).split('\n');
        rest = parts.pop();
        for (const line of parts) {
          if (this.#isLast(line)) return finish(resolve, lines);
          if (line.trim() !== '') lines.push(line);
        }
      };
      const timer = setTimeout(() => fail('no answer'), TIMEOUT_MS);
      child.stdout.on('data', read);
      child.on('exit', gone);
      child.stdin.write(`${text}\n${this.#last}\n`);
    });
  }

  #living() {
    if (this.#child && this.#child.exitCode === null && !this.#child.killed) return this.#child;
    // One stream, so that a complaint comes before the answer that follows it.
    const child = spawn('sh', ['-c', `exec ${this.#command} 2>&1`], {
      env: { PATH, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdout.setEncoding('utf8');
    child.stdin.on('error', () => undefined);
    child.on('error', () => undefined);
    // It ends with the helper, which waits for it no longer than for itself.
    child.unref();
    child.stdin.unref();
    child.stdout.unref();
    this.#child = child;
    return child;
  }
}

const nobody = /^Object "done" is unknown/;
const isNobody = (line) => nobody.test(line);
/** `Command failed -:7` and `try "tc help".` come after what matters. */
const words = (lines) =>
  lines
    .filter((line) => !/^Command failed|^Try /i.test(line))
    .join(' ')
    .slice(0, 500);

const nftShell = new Shell(
  'nft -j -i',
  'list tables',
  (line) => line.startsWith('{"nftables"') && !line.includes('"set"') && !line.includes('"map"'),
);
const tcShell = new Shell('tc -force -batch -', 'done', isNobody);
const ipShell = new Shell('ip -force -batch -', 'done', isNobody);

/** Another version may greet or echo: then every command starts a program of its own. */
let isQuiet;
function canStay() {
  isQuiet ??= nftShell.say('').then(
    (said) => said.length === 0,
    () => false,
  );
  return isQuiet;
}

/** Commands to nft, all or nothing. @throws Error with its words */
export async function nftChange(commands) {
  if (!(await canStay())) return nft(`${commands.join('\n')}\n`);
  const said = await nftShell.say(commands.join('; '));
  if (said.length > 0) throw new Error(`nft: ${said.join(' ').slice(0, 500)}`);
}

/** A set or map with its elements. */
export async function nftListed(kind, table, name) {
  if (!(await canStay())) return nftList(kind, ...table.split(' '), name);
  const said = await nftShell.say(`list ${kind} ${table} ${name}`);
  const answer = said.find((line) => line.startsWith('{"nftables"'));
  if (!answer) throw new Error(`nft: ${said.join(' ').slice(0, 500)}`);
  return JSON.parse(answer).nftables;
}

/** @returns what it complained of; the other lines are carried out all the same */
export const tcChange = async (lines) => words(await tcShell.say(lines.join('\n')));
export const ipChange = async (lines) => words(await ipShell.say(lines.join('\n')));
