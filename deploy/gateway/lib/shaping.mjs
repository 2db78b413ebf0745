import { attempt, run } from './run.mjs';
import { tcChange } from './shell.mjs';

/**
 * Speeds by HTB: one class per client and direction, chosen by the priority that the rules give a
 * packet (`class_up`, `class_down`), so no filter has to be searched. What has no class goes at
 * the speed of the line.
 */
const ROOT = '1:';
const PROBE = '1:fffe';
/** Larger than one packet that the network card has put together. */
const LEAST_QUEUE_BYTES = 100_000;
const QUEUE_SECONDS = 0.25;
const LEAST_BPS = 8_000;

/** @returns which queue the kernel has for a client: fq_codel, else a short bfifo */
export async function raiseShaping(devices) {
  let leaf = 'fq_codel';
  for (const device of devices) {
    if (!(await hasRoot(device))) {
      await run('tc', ['qdisc', 'replace', 'dev', device, 'root', 'handle', ROOT, 'htb']);
    }
    if (!(await canQueueFairly(device))) leaf = 'bfifo';
  }
  return leaf;
}

export async function hasRoot(device) {
  const qdiscs = JSON.parse(
    await run('tc', ['-j', 'qdisc', 'show', 'dev', device]).catch(() => '[]'),
  );
  return qdiscs.some(({ kind, handle, root }) => kind === 'htb' && handle === ROOT && root);
}

async function canQueueFairly(device) {
  const named = ['dev', device, 'parent', ROOT, 'classid', PROBE, 'htb', 'rate', '1mbit'];
  await run('tc', ['class', 'replace', ...named]);
  const works = await attempt('tc', ['qdisc', 'add', 'dev', device, 'parent', PROBE, 'fq_codel']);
  await attempt('tc', ['class', 'del', 'dev', device, 'classid', PROBE]);
  return works;
}

export async function removeShaping(devices) {
  for (const device of devices) await attempt('tc', ['qdisc', 'del', 'dev', device, 'root']);
}

/**
 * Lines for `tc -batch` that give a class its speed, whether it exists or not. Connections notice
 * nothing but the speed.
 * @param bps bits per second
 */
export function classLines(device, number, { bps, burst }, leaf, isNew) {
  const id = `1:${number.toString(16)}`;
  const rate = Math.max(LEAST_BPS, bps);
  const lines = [
    `class replace dev ${device} parent ${ROOT} classid ${id} htb ${speed(rate, burst)}`,
  ];
  // The flows of a queue that is in use are fixed; it needs no other length at another speed.
  if (leaf === 'fq_codel' && !isNew) return lines;
  const queue =
    leaf === 'fq_codel'
      ? 'fq_codel flows 64 limit 1000 memory_limit 2Mb'
      : `bfifo limit ${Math.max(LEAST_QUEUE_BYTES, Math.round((rate / 8) * QUEUE_SECONDS))}`;
  lines.push(`qdisc replace dev ${device} parent ${id} handle ${number.toString(16)}: ${queue}`);
  return lines;
}

/** A class without a parent cannot borrow: `burst` bytes go at `ceil`, the rest at `rate`. */
function speed(rate, burst) {
  const quantum = 'quantum 1514';
  if (!burst || burst.bps <= rate) return `rate ${rate}bit ${quantum}`;
  const seconds = (burst.seconds * Math.min(burst.thresholdBps, rate)) / burst.bps;
  const bytes = Math.max(3_000, Math.round(((burst.bps - rate) / 8) * seconds));
  return `rate ${rate}bit ceil ${burst.bps}bit burst ${bytes}b ${quantum}`;
}

export const dropLine = (device, number) =>
  `class del dev ${device} classid 1:${number.toString(16)}`;

export async function applyLines(lines) {
  const complaint = lines.length > 0 ? await tcChange(lines) : '';
  if (complaint !== '') throw new Error(`tc: ${complaint}`);
}

/** For what has gone perhaps already. */
export async function tryLines(lines) {
  if (lines.length > 0) await tcChange(lines).catch(() => undefined);
}
