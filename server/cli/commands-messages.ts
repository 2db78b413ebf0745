import type { Page } from '../contract/admin.ts';
import type {
  AlarmView,
  MessageAttemptView,
  MessageView,
  SmsProviderView,
} from '../contract/messages.ts';
import type { Command } from './commands.ts';

const line = (message: MessageView) =>
  [
    ...[message.id, message.createdAt, message.state, message.kind, message.phone],
    ...[message.provider ?? '-', message.error ?? ''],
  ]
    .join('  ')
    .trimEnd();

export const messageCommands: Record<string, Command> = {
  'message list': {
    usage: '[--state queued|sent|delivered|failed|unknown|dropped] [--kind KIND]',
    summary: 'The newest 100 messages.',
    options: ['state', 'kind'],
    async run(client, args) {
      const query = new URLSearchParams();
      for (const name of ['state', 'kind']) {
        const value = args.option(name);
        if (value !== undefined) query.set(name, value);
      }
      const { items } = await client.get<Page<MessageView>>(`/messages?${query}`);
      return { value: items, lines: items.map(line) };
    },
  },
  'message show': {
    usage: 'ID',
    summary: 'One message with every attempt to send it.',
    positionals: ['ID'],
    async run(client, args) {
      const id = encodeURIComponent(args.positionals[0] ?? '');
      const found = await client.get<{ message: MessageView; attempts: MessageAttemptView[] }>(
        `/messages/${id}`,
      );
      const attempts = found.attempts.map((attempt) =>
        `  ${attempt.number}. ${attempt.at}  ${attempt.provider}  ${attempt.outcome}  ${attempt.detail ?? ''}`.trimEnd(),
      );
      return { value: found, lines: [line(found.message), ...attempts] };
    },
  },
  'message resend': {
    usage: 'ID',
    summary: 'Sends a message once more.',
    positionals: ['ID'],
    async run(client, args) {
      const id = encodeURIComponent(args.positionals[0] ?? '');
      const { message } = await client.post<{ message: MessageView }>(`/messages/${id}/resend`, {});
      return { value: message, lines: [line(message)] };
    },
  },
  'sms providers': {
    usage: '',
    summary: 'The SMS providers in their order, with what is left at each.',
    async run(client) {
      const { providers } = await client.get<{ providers: SmsProviderView[] }>('/sms-providers');
      const lines = providers.flatMap(({ name, simulated, balanceCents, detail, hooks }) => [
        [
          name,
          simulated ? 'SIMULATED' : '',
          balanceCents === null ? (detail ?? '') : `${balanceCents / 100} left`,
        ]
          .join('  ')
          .trimEnd(),
        ...(hooks
          ? [
              `  reports to   ${hooks.report}`,
              `  inbound to   ${hooks.inbound}`,
              `  USSD to      ${hooks.ussd}`,
            ]
          : []),
      ]);
      return { value: providers, lines };
    },
  },
  'sms test': {
    usage: '--to PHONE [--provider NAME]',
    summary: 'Sends a test message now and tells what the provider said.',
    options: ['to', 'provider'],
    async run(client, args) {
      const provider = args.option('provider');
      const body = { phone: args.required('to'), ...(provider ? { provider } : {}) };
      const answer = await client.post<{
        provider: string;
        outcome: { kind: string; detail?: string };
      }>('/sms-providers/test', body);
      const { kind, detail } = answer.outcome;
      return {
        value: answer,
        lines: [`${answer.provider}: ${kind}${detail ? ` (${detail})` : ''}`],
        exitStatus: kind === 'accepted' ? 0 : 1,
      };
    },
  },
  'alarm list': {
    usage: '[--open]',
    summary: 'What went wrong and may still be.',
    flags: ['open'],
    async run(client, args) {
      const { alarms } = await client.get<{ alarms: AlarmView[] }>('/alarms');
      const shown = alarms.filter(({ clearedAt }) => !args.flag('open') || clearedAt === null);
      const lines = shown.map(
        ({ raisedAt, clearedAt, sentence }) =>
          `${raisedAt}  ${clearedAt ? `over ${clearedAt}` : 'OPEN'}  ${sentence}`,
      );
      return { value: shown, lines };
    },
  },
};
