import type { MpesaTestView, MpesaView } from '../../../server/contract/mpesa.ts';
import { ask, pick } from '../../api.ts';

export const mpesaApi = {
  state: () => pick('mpesa', ask<{ mpesa: MpesaView }>('GET', '/mpesa')),
  startTest: (phone: string) =>
    pick('test', ask<{ test: MpesaTestView }>('POST', '/mpesa/test', { phone })),
  test: (id: string) =>
    pick('test', ask<{ test: MpesaTestView }>('GET', `/mpesa/test/${encodeURIComponent(id)}`)),
};
