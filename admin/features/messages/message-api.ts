import type { Page } from '../../../server/contract/admin.ts';
import type {
  MessageAttemptView,
  MessagePreview,
  MessageTemplateView,
  MessageView,
  SmsProviderView,
} from '../../../server/contract/messages.ts';
import { ask, pick, withQuery } from '../../api.ts';

export interface MessageTemplates {
  templates: MessageTemplateView[];
  phrases: Record<'en' | 'sw', string[]>;
}

/** What the screens of messages ask the box for. */
export const messageApi = {
  messages: (query: { state?: string; cursor?: string }) =>
    ask<Page<MessageView>>('GET', withQuery('/messages', query)),
  message: (messageId: string) =>
    ask<{ message: MessageView; note: string | null; attempts: MessageAttemptView[] }>(
      'GET',
      `/messages/${encodeURIComponent(messageId)}`,
    ),
  resendMessage: (messageId: string) =>
    ask<{ message: MessageView }>('POST', `/messages/${encodeURIComponent(messageId)}/resend`, {}),
  messageTemplates: () => ask<MessageTemplates>('GET', '/message-templates'),
  previewMessage: (kind: string, text: string) =>
    ask<MessagePreview>('POST', '/message-templates/preview', { kind, text }),
  smsProviders: () =>
    pick('providers', ask<{ providers: SmsProviderView[] }>('GET', '/sms-providers')),
  testSms: (phone: string) =>
    ask<{ provider: string; outcome: { kind: string; detail: string } }>(
      'POST',
      '/sms-providers/test',
      { phone },
    ),
};
