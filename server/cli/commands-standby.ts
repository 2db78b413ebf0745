import type { StandbyView } from '../contract/standby.ts';
import type { Command } from './commands.ts';

const STANDING: Record<StandbyView['standing'], string> = {
  open: 'This box sells.',
  standby: 'This box stands by and sells nothing.',
  replaced: 'Another box has taken over: this one sells nothing any more.',
  waiting: 'This box waits to hear from the other one whether it may sell.',
};

function linesOf({ standing, pair, follower, copy }: StandbyView): string[] {
  const lines = [STANDING[standing]];
  if (pair)
    lines.push(`pair: ${pair.role}, term ${pair.term}, other box ${pair.peerUrl ?? 'unknown'}`);
  if (follower) {
    const { completeAt, behindBytes, askedAt } = follower;
    lines.push(
      `the standby asked ${askedAt}, had everything ${completeAt ?? 'never'} (${behindBytes} bytes behind)`,
    );
  }
  if (copy) {
    lines.push(`copy complete ${copy.completeAt ?? 'never'}`);
    if (copy.fetched !== null) lines.push(`first copy: ${Math.floor(copy.fetched * 100)} %`);
    if (copy.problem) lines.push(`last round failed: ${copy.problem}`);
  }
  return lines;
}

/** Two boxes, one business. */
export const standbyCommands: Record<string, Command> = {
  'standby show': {
    usage: '',
    summary: 'Whether this box sells or stands by, and how new the copy is.',
    async run(client) {
      const value = await client.get<{ standby: StandbyView }>('/standby');
      return { value, lines: linesOf(value.standby) };
    },
  },
  'standby pair': {
    usage: '',
    summary: 'Makes the code with which another box follows this one.',
    async run(client) {
      const value = await client.post<{ pairingCode: string }>('/standby/pair', {});
      return { value, lines: [value.pairingCode] };
    },
  },
  'standby follow': {
    usage: '--url http://FIRST-BOX:8081 --code CODE',
    summary: 'This box stops selling and follows the first one.',
    options: ['url', 'code'],
    async run(client, args) {
      const body = { url: args.required('url'), pairingCode: args.required('code') };
      const value = await client.post<{ following: string }>('/standby/follow', body);
      return { value, lines: [`This box follows ${value.following} from now on.`] };
    },
  },
  'standby take-over': {
    usage: '[--force]',
    summary: 'This box takes the place of the first; --force when that one is dead.',
    flags: ['force'],
    async run(client, args) {
      const value = await client.post('/standby/take-over', { force: args.flag('force') });
      return { value, lines: ['This box takes over and starts anew.'] };
    },
  },
  'standby release': {
    usage: '',
    summary: 'Ends the pair for this box; one that waits or was replaced sells again.',
    async run(client) {
      const value = await client.post('/standby/release', {});
      return { value, lines: ['The pair is over for this box.'] };
    },
  },
};
