import type { SessionDetail, SpeedPoint, VoucherDetail } from '../../../server/contract/admin.ts';
import type { NotePreview, SessionNoteForm } from '../../../server/contract/messages.ts';
import { ask, pick } from '../../api.ts';

const at = (id: string) => `/sessions/${encodeURIComponent(id)}`;

export const sessionsApi = {
  one: (sessionId: string) => ask<SessionDetail>('GET', at(sessionId)),
  /** All customers of a router together. */
  ofRouter: (routerId: string) =>
    pick(
      'speeds',
      ask<{ speeds: SpeedPoint[] }>('GET', `/routers/${encodeURIComponent(routerId)}/speeds`),
    ),
  extend: (
    sessionId: string,
    more: {
      timeSeconds: number | null;
      dataBytes: number | null;
      validitySeconds: number | null;
    },
  ) => ask<VoucherDetail>('POST', `${at(sessionId)}/extend`, more),
  changeSpeed: (
    sessionId: string,
    speed:
      | { downBps: number | null; upBps: number | null; seconds: number | null }
      | { clear: true },
  ) => ask<VoucherDetail>('POST', `${at(sessionId)}/speed`, speed),
  noteForm: (sessionId: string) =>
    pick('form', ask<{ form: SessionNoteForm }>('GET', `${at(sessionId)}/message`)),
  previewNote: (sessionId: string, text: string) =>
    pick(
      'preview',
      ask<{ preview: NotePreview }>('POST', `${at(sessionId)}/message/preview`, { text }),
    ),
  writeNote: (sessionId: string, note: { id: string; text: string }) =>
    ask<{ message: { id: string } }>('POST', `${at(sessionId)}/message`, note),
  move: (sessionId: string, plan: string) =>
    ask<VoucherDetail>('POST', `${at(sessionId)}/move`, { plan }),
};
