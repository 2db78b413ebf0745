// A box as a virtual machine: the image's disk, a firmware of its own, a serial console to read.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freeTcpPort } from '../support/free-port.ts';

const FIRMWARE = '/usr/share/OVMF/OVMF_CODE_4M.fd';
const FIRMWARE_STATE = '/usr/share/OVMF/OVMF_VARS_4M.fd';
const DISK_GIBIBYTES = 4;

export class Machine {
  #process = null;
  #folder;
  #name;
  #sticks = 0;
  ports = null;

  /** @param image the raw disk image; never written, this machine's own disk lies over it */
  constructor(folder, name, image) {
    this.#folder = folder;
    this.#name = name;
    for (const end of ['qcow2', 'vars', 'serial']) rmSync(this.#file(end), { force: true });
    copyFileSync(FIRMWARE_STATE, this.#file('vars'));
    execFileSync('qemu-img', [
      ...['create', '-q', '-f', 'qcow2', '-b', image, '-F', 'raw'],
      ...[this.#file('qcow2'), `${DISK_GIBIBYTES}G`],
    ]);
  }

  #file(end) {
    return join(this.#folder, `${this.#name}.${end}`);
  }

  get portal() {
    return `http://127.0.0.1:${this.ports.http}`;
  }
  get admin() {
    return `http://127.0.0.1:${this.ports.admin}`;
  }

  /** Power on. */
  async start() {
    const [http, admin, auth, acct] = await Promise.all([1, 2, 3, 4].map(() => freeTcpPort()));
    this.ports = { http, admin, auth, acct };
    const forwards = [
      `hostfwd=tcp:127.0.0.1:${http}-:8080,hostfwd=tcp:127.0.0.1:${admin}-:8081`,
      `hostfwd=udp:127.0.0.1:${auth}-:1812,hostfwd=udp:127.0.0.1:${acct}-:1813`,
    ];
    rmSync(this.#file('monitor'), { force: true });
    this.#process = spawn(
      'qemu-system-x86_64',
      [
        // One core each: two machines run side by side, and an emulated second core costs a quarter more.
        ...['-machine', 'q35', '-accel', 'tcg', '-cpu', 'max', '-smp', '1'],
        ...['-m', '1024', '-display', 'none', '-vga', 'std'],
        ...['-drive', `if=pflash,format=raw,unit=0,readonly=on,file=${FIRMWARE}`],
        ...['-drive', `if=pflash,format=raw,unit=1,file=${this.#file('vars')}`],
        ...['-drive', `if=none,id=disk,format=qcow2,file=${this.#file('qcow2')}`],
        ...['-device', 'virtio-blk-pci,drive=disk,bootindex=0', '-device', 'virtio-rng-pci'],
        ...['-device', 'qemu-xhci,id=usb', '-netdev', `user,id=net,${forwards.join(',')}`],
        ...['-device', 'virtio-net-pci,netdev=net,romfile='],
        ...['-chardev', `file,id=serial,path=${this.#file('serial')},append=on`],
        ...['-serial', 'chardev:serial'],
        ...['-monitor', `unix:${this.#file('monitor')},server=on,wait=off`],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  }

  /** Everything that the box ever wrote to its serial console. */
  get console() {
    return existsSync(this.#file('serial')) ? readFileSync(this.#file('serial'), 'latin1') : '';
  }

  /** Waits until `ask` answers something. @throws Error with the end of the console */
  async until(what, seconds, ask) {
    const started = performance.now();
    for (;;) {
      const answer = await ask().catch(() => null);
      if (answer) return answer;
      const running = this.#process !== null && this.#process.exitCode === null;
      if (!running || performance.now() - started > seconds * 1000) {
        throw new Error(`${what}: not within ${seconds} s. Console:\n${this.console.slice(-3000)}`);
      }
      await sleep(500);
    }
  }

  /** @returns seconds until the owner's page and the splash are ready */
  async ready(seconds = 240) {
    const started = performance.now();
    await this.until('ready', seconds, async () => {
      for (const url of [this.admin, this.portal]) {
        const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
        if (!answer.ok) return null;
      }
      return true;
    });
    return (performance.now() - started) / 1000;
  }

  /** @returns the PIN on the screen of a box that has no owner yet */
  async pin(seconds) {
    const shown = await this.until('the PIN on the screen', seconds, async () =>
      /Setup PIN: (\d{8})/.exec(this.console),
    );
    return shown[1];
  }

  /** The cable is pulled: no flush, no goodbye. */
  async cutPower() {
    if (!this.#process || this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
    this.#process = null;
  }

  /** One line to QEMU's monitor. */
  monitor(line) {
    return new Promise((resolve, reject) => {
      const socket = createConnection(this.#file('monitor'), () => socket.write(`${line}\n`));
      let said = '';
      socket.on('data', (chunk) => {
        said += chunk;
        if (said.split('(qemu)').length > 2) socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(said));
    });
  }

  /** Puts in a stick with these files (name → content or path of a file). */
  async plugStick(files) {
    this.#sticks += 1;
    const id = `stick${this.#sticks}`;
    const path = this.#file(id);
    rmSync(path, { force: true });
    execFileSync('truncate', ['-s', '320M', path]);
    execFileSync('mkfs.vfat', ['-F', '32', path], { stdio: 'ignore' });
    for (const [name, content] of Object.entries(files)) {
      const from = typeof content === 'string' ? `${path}.part` : content.path;
      if (typeof content === 'string') writeFileSync(from, content);
      execFileSync('mcopy', ['-i', path, from, `::/${name}`]);
    }
    await this.monitor(`drive_add 0 if=none,id=${id},format=raw,file=${path}`);
    await this.monitor(`device_add usb-storage,id=d${id},drive=${id},bus=usb.0`);
    return path;
  }

  /** What a file on a stick says by now; null while there is none. */
  readStick(path, name) {
    try {
      return execFileSync('mtype', ['-i', path, `::/${name}`], { encoding: 'utf8', stdio: 'pipe' });
    } catch {
      return null;
    }
  }

  async dispose() {
    await this.cutPower();
  }
}
