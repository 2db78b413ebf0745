// What stands on the screen of a box without a keyboard: its name, its addresses, and while it waits
// for its owner the setup PIN, with a QR code to open the page. Written again when any of it changes.
import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import QRCode from 'qrcode';
import { boxAt, readJson, readText, writeDurably } from './box.mjs';

const SCREENS = ['/dev/tty1', '/dev/console'];
const CLEAR = '\x1b[2J\x1b[H';
const SHOWN = '/run/mlango/console.txt';

function addresses() {
  return Object.entries(networkInterfaces())
    .filter(([name]) => name !== 'lo')
    .flatMap(([, list]) => list ?? [])
    .filter(({ family, address }) => family === 'IPv4' && !address.startsWith('169.254.'))
    .map(({ address }) => address);
}

/** The server says whether anybody owns the box; null while it does not answer. */
async function needsOwner() {
  try {
    const answer = await fetch('http://127.0.0.1:8081/api/v1/setup', {
      signal: AbortSignal.timeout(5_000),
    });
    return (await answer.json()).needed === true;
  } catch {
    return null;
  }
}

/** The screen is black: what is dark in the code must stay dark, so the rest is lit. */
function lit(code) {
  const opposite = { ' ': '█', '█': ' ', '▀': '▄', '▄': '▀' };
  return code.replace(/[ █▀▄]/g, (sign) => opposite[sign]);
}

/** @param box what is known: `{name, version, addresses, pin, waiting, report}` */
export async function screenOf({ name, version, addresses: list, pin, waiting, report }) {
  const lines = ['', `  Mlango ${version}   ${name}`, ''];
  const admin = list.map((address) => `http://${address}:8081`);
  if (waiting === null) lines.push('  Starting ...');
  else if (list.length === 0) lines.push('  No network: plug a cable in.');
  else {
    lines.push(`  The owner's page:  http://${name}.local:8081`);
    for (const url of admin) lines.push(`                     ${url}`);
    lines.push(`  The splash:        http://${list[0]}:8080`);
  }
  if (waiting && list.length > 0) {
    lines.push('', `  This box has no owner yet. Setup PIN: ${pin}`, '');
    lines.push(
      lit(await QRCode.toString(admin[0], { type: 'utf8', errorCorrectionLevel: 'L', margin: 2 })),
    );
  }
  if (report?.state === 'rolled_back') {
    lines.push(
      '',
      `  Update ${report.version} failed and was taken back: ${report.reason ?? 'it did not start'}`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}

if (import.meta.main) {
  const box = boxAt();
  const waiting = await needsOwner();
  // A server that is busy or restarts is no news.
  if (waiting === null && readText(SHOWN) !== null) process.exit(0);
  const text = await screenOf({
    name: `mlango-${readText(box.id)}`,
    version: readJson(box.release).version,
    addresses: addresses(),
    pin: readText(box.pin)?.split('=')[1],
    waiting,
    report: readJson(box.report),
  });
  if (text.trim() !== readText(SHOWN)) {
    for (const screen of SCREENS) {
      try {
        const page = screen === '/dev/tty1' ? CLEAR + text : text;
        writeFileSync(screen, page.replaceAll('\n', '\r\n'));
      } catch {
        // A machine without that screen.
      }
    }
    writeDurably(SHOWN, text);
  }
}
