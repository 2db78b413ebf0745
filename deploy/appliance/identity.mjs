// At the first boot: who this box is. A name, a setup PIN, a machine-id and a ballast file, each made
// once and kept on the data partition; at every boot the host name is set from it.
import { randomInt } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { boxAt, readJson, readText, writeDurably, writeJson } from './box.mjs';

/** No vowels, nothing that looks like something else: read from a screen, typed into a browser. */
const ID_SIGNS = '23456789bcdfghjkmnpqrstvwxz';
const ID_LENGTH = 4;
const PIN_DIGITS = 8;
const BALLAST_BYTES = 64 * 2 ** 20;

/** @returns the box's host name */
export function identify(box) {
  if (!readText(box.id)) {
    const signs = Array.from({ length: ID_LENGTH }, () => ID_SIGNS[randomInt(ID_SIGNS.length)]);
    writeDurably(box.id, `${signs.join('')}\n`);
  }
  if (!readText(box.pin)) {
    const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
    writeDurably(box.pin, `MLANGO_SETUP_PIN=${pin}\n`, 0o600);
  }
  const machineId = readText(join(box.root, 'etc/machine-id'));
  if (!readText(box.machineId) && /^[0-9a-f]{32}$/.test(machineId ?? '')) {
    writeDurably(box.machineId, `${machineId}\n`, 0o444);
  }
  if (!existsSync(box.ballast)) makeBallast(box.ballast);
  return `mlango-${readText(box.id)}`;
}

/** Room that is given up when the disk is full, so that the box can go on. Written, not sparse. */
function makeBallast(path) {
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    const block = Buffer.alloc(2 ** 20, 'ballast ');
    for (let written = 0; written < BALLAST_BYTES; written += block.length) writeSync(file, block);
    fsyncSync(file);
  } catch {
    // A disk that is full already has no room for it.
    rmSync(`${path}.new`, { force: true });
    return;
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

/**
 * A box that is the gateway has its interfaces to itself: the network of the plain box lets go of them,
 * and the server is told where the gateway's helper listens.
 */
export function yieldToGateway(box) {
  const gateway = readJson(box.gateway);
  const network = join(box.root, 'run/systemd/network/10-mlango-gateway.network');
  const environment = join(box.root, 'run/mlango/gateway.env');
  for (const path of [network, environment]) rmSync(path, { force: true });
  if (!gateway) return;
  const names = [gateway.wan, ...(gateway.lan ?? [])].flatMap((net) => [
    net?.interface,
    ...(net?.members ?? []),
  ]);
  const ours = names.filter((name) => typeof name === 'string');
  writeDurably(network, `[Match]\nName=${ours.join(' ')}\n\n[Link]\nUnmanaged=yes\n`);
  writeDurably(environment, 'MLANGO_GATEWAY_SOCKET=/run/mlango/gateway.sock\n');
}

if (import.meta.main) {
  const box = boxAt();
  yieldToGateway(box);
  // Where the server can read it.
  writeJson(box.running, readJson(box.release));
  writeFileSync(join(box.root, 'proc/sys/kernel/hostname'), identify(box));
}
