import type { MessageDeps } from '../../server/features/messages/deps.ts';
import { messageSettings } from '../../server/features/messages/settings.ts';
import { businessSettings } from '../../server/features/settings/business.ts';
import { SettingRegistry } from '../../server/features/settings/registry.ts';
import type { SettingDefinition } from '../../server/ports/settings.ts';
import type {
  DeliveryReport,
  InboundSms,
  SmsBalance,
  SmsGateway,
  SmsMessage,
  SmsOutcome,
} from '../../server/ports/sms.ts';
import type { Workshop } from './workshop.ts';

/** A provider that answers what a test tells it to; reports and inbound messages are JSON. */
export class ScriptedSms implements SmsGateway {
  readonly name: string;
  readonly simulated = true;
  readonly reports = true;
  readonly collector = null;
  readonly sent: SmsMessage[] = [];
  outcomes: SmsOutcome[] = [];
  balanceAnswer: SmsBalance = { kind: 'known', balanceCents: 100_000 };

  constructor(name = 'scripted') {
    this.name = name;
  }

  async send(message: SmsMessage): Promise<SmsOutcome> {
    this.sent.push(message);
    const providerId = `${this.name}_${this.sent.length}`;
    return this.outcomes.shift() ?? { kind: 'accepted', providerId, parts: 1, costCents: 80 };
  }

  balance = async () => this.balanceAnswer;

  parseDeliveryReport(body: string): DeliveryReport | null {
    const [providerId = '', status = '', phone = null] = body.split(' ');
    const known = ['delivered', 'failed', 'pending', 'not_sent'] as const;
    const found = known.find((word) => word === status);
    return found ? { providerId, status: found, phone, detail: status } : null;
  }

  parseInbound(body: string): InboundSms | null {
    const [providerId, phone, text] = body.split('|');
    return providerId && phone && text ? { providerId, phone, text } : null;
  }
}

/** The dependencies of the messages feature on a workshop's database, with these providers in order. */
export async function messageDeps(
  shop: Workshop,
  providers: SmsGateway[],
  more: readonly SettingDefinition[] = [],
): Promise<MessageDeps & { settings: SettingRegistry }> {
  const { database, clock, random, log, mint, vault } = shop;
  const settings = new SettingRegistry([...businessSettings, ...messageSettings, ...more], vault);
  await database.transaction((stores) => stores.settings.set('business.name', 'Duka', 0));
  await settings.load(database.read.settings);
  return {
    ...{ database, clock, random, log, mint, settings },
    providers: {
      list: () => providers,
      find: (name) => providers.find((provider) => provider.name === name) ?? null,
    },
    wakeMessages: () => undefined,
  };
}
